import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { formulaFieldWords } from "../words/en/formula-field.ts";
import "./formula-field.css";

interface FormulaFieldProps {
  /** Called with the program of the formula. */
  readonly onProgram: (text: string) => void;
  /** What stands after the button. */
  readonly children?: ReactNode;
}

/** A field for a formula, which becomes a program. */
export function FormulaField({ onProgram, children }: FormulaFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    const formula = field.current?.value.trim() || formulaFieldWords.example;
    const { functionNames, programOfFormula, unknownFunction } = await import(
      "../programs/formula-program.ts"
    );
    const unknown = unknownFunction(formula);
    setProblem(unknown === undefined ? "" : formulaFieldWords.unknown(unknown, functionNames()));
    if (unknown === undefined) onProgram(programOfFormula(formula));
    else field.current?.focus();
  }

  return (
    <form className="formula-field" onSubmit={open}>
      <label>
        <span>{formulaFieldWords.label}</span>
        <input
          ref={field}
          type="text"
          placeholder={formulaFieldWords.example}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={2000}
          aria-invalid={problem !== "" || undefined}
        />
      </label>
      <button type="submit">{formulaFieldWords.step}</button>
      {children}
      <p className="formula-problem" role="status">
        {problem}
      </p>
    </form>
  );
}
