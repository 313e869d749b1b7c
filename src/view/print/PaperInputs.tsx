import type { ReactNode } from "react";
import type { AnyProgram, Values } from "../../cases/define-case.ts";
import { Tex } from "../math/Tex.tsx";
import { printedInputs } from "./given.ts";

interface PaperInputsProps {
  readonly label: string;
  readonly program: AnyProgram;
  readonly values: Values;
  /** Further items of the list. */
  readonly children?: ReactNode;
}

/** The values of all inputs on paper. */
export function PaperInputs({ label, program, values, children }: PaperInputsProps) {
  return (
    <ul className="paper-given" aria-label={label}>
      {printedInputs(program, values).map(({ name, formula, word, text }) => (
        <li key={name}>
          {formula === undefined ? (
            <>
              {word}: <b>{text}</b>
            </>
          ) : (
            <Tex of={formula} />
          )}
        </li>
      ))}
      {children}
    </ul>
  );
}
