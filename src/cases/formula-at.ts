import type { Formula, Values } from "./define-case.ts";

/** The TeX of a case's formula at these values, which are those of all its parameters. */
export function formulaAt(formula: Formula<Values>, values: Values): string {
  return typeof formula === "string" ? formula : formula(values);
}
