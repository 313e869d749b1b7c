import type { ReactNode } from "react";
import { tapeWords } from "../../words/en/tape.ts";

/** The head of a Wengert list, on the screen and on paper. The children are additional columns. */
export function TapeHead({ children }: { readonly children?: ReactNode }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">{tapeWords.line}</span>
        </th>
        <th scope="col">{tapeWords.variable}</th>
        <th scope="col">{tapeWords.expression}</th>
        <th scope="col" className="number-column">
          {tapeWords.value}
        </th>
        <th scope="col" className="number-column">
          {tapeWords.adjoint}
        </th>
        {children}
      </tr>
    </thead>
  );
}
