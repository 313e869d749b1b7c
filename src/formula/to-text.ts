import type { Expression } from "./expression.ts";
import { textOfRuns } from "./runs.ts";
import { toRuns } from "./to-runs.ts";

/** Writes a formula in one line of plain text, such as `v̄₂ cos(v₁)`. */
export function toText(of: Expression): string {
  return textOfRuns(toRuns(of));
}
