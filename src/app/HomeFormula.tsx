import { programAddress } from "../player/page-address.ts";
import { homeWords } from "../words/en/home.ts";
import { FormulaField } from "./FormulaField.tsx";

/** The field for a formula, which opens on the page for programs. */
export function HomeFormula({ base }: { readonly base: string }) {
  async function open(text: string): Promise<void> {
    const { encodeProgram } = await import("../programs/code-link.ts");
    location.assign(programAddress(base, "", await encodeProgram(text)));
  }
  return (
    <FormulaField onProgram={open}>
      <a href={programAddress(base)}>{homeWords.orProgram}</a>
    </FormulaField>
  );
}
