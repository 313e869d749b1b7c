import { symbolTex } from "../../trace/notation.ts";
import { texToText } from "../../trace/tex-to-text.ts";
import type { Trace } from "../../trace/trace.ts";

/** What the number that is differentiated is called: the only output if its seed is 1, else L. */
export function objectiveText({ outputs, steps }: Trace): string {
  const [only, more] = Object.entries(outputs);
  const seeded = steps.find(({ kind }) => kind === "seed");
  const plain = seeded?.kind === "seed" && seeded.contribution === 1;
  if (only === undefined || more !== undefined || typeof only[1] !== "number" || !plain) return "L";
  return texToText(symbolTex(only[0]));
}
