import { symbolOf } from "../../formula/build.ts";
import { toText } from "../../formula/to-text.ts";
import type { Trace } from "../../trace/trace.ts";

/** Returns the name of the number that is differentiated: the only output if its seed is 1, else L. */
export function objectiveText({ outputs, steps }: Trace): string {
  const [only, more] = Object.entries(outputs);
  const seeded = steps.at(steps.first("seed"));
  const plain = seeded?.kind === "seed" && seeded.contribution === 1;
  if (only === undefined || more !== undefined || typeof only[1] !== "number" || !plain) return "L";
  return toText(symbolOf(only[0]));
}
