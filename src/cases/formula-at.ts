import type { Formula, Values } from "./define-case.ts";

/** Returns the TeX of a formula of a case; `values` has all parameters of the case. */
export function formulaAt(formula: Formula<Values>, values: Values): string {
  return typeof formula === "string" ? formula : formula(values);
}
