import type { ReactNode } from "react";

/** The head of a Wengert list, on the screen and on paper. The children are additional columns. */
export function TapeHead({ children }: { readonly children?: ReactNode }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">Line</span>
        </th>
        <th scope="col">Variable</th>
        <th scope="col">Expression</th>
        <th scope="col" className="number-column">
          Value
        </th>
        <th scope="col" className="number-column">
          Adjoint
        </th>
        {children}
      </tr>
    </thead>
  );
}
