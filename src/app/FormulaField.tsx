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
  const [unknown, setUnknown] = useState<string>();

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    const formula = field.current?.value.trim() || formulaFieldWords.example;
    const { programOfFormula, unknownFunction } = await import("../programs/formula-program.ts");
    const unknown = unknownFunction(formula);
    setUnknown(unknown);
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
          aria-invalid={unknown !== undefined || undefined}
        />
      </label>
      <button type="submit">{formulaFieldWords.step}</button>
      {children}
      <p className="formula-problem" role="status">
        {unknown !== undefined && formulaFieldWords.unknown(unknown)}
      </p>
    </form>
  );
}
