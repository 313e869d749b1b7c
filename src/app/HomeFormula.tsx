import { type FormEvent, useRef } from "react";
import { programAddress } from "../player/program-address.ts";
import { homeWords } from "../words/en/home.ts";
import "./home-formula.css";

interface HomeFormulaProps {
  readonly base: string;
}

/** A field for a formula, which opens as a program. */
export function HomeFormula({ base }: HomeFormulaProps) {
  const field = useRef<HTMLInputElement>(null);

  async function open(event: FormEvent): Promise<void> {
    event.preventDefault();
    const formula = field.current?.value.trim() || homeWords.formula.example;
    const [{ programOfFormula }, { encodeProgram }] = await Promise.all([
      import("../programs/formula-program.ts"),
      import("../programs/code-link.ts"),
    ]);
    location.assign(programAddress(base, "", await encodeProgram(programOfFormula(formula))));
  }

  return (
    <form className="home-formula" onSubmit={open}>
      <label>
        <span>{homeWords.formula.label}</span>
        <input
          ref={field}
          type="text"
          placeholder={homeWords.formula.example}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={2000}
        />
      </label>
      <button type="submit">{homeWords.formula.step}</button>
      <a href={programAddress(base)}>{homeWords.formula.orProgram}</a>
    </form>
  );
}
