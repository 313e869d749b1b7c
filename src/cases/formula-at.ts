import type { Expression } from "../formula/expression.ts";
import { formula as parsed } from "../formula/parse.ts";
import type { Formula, Values } from "./define-case.ts";

/** Returns a formula of a case at values for all parameters of the case. */
export function formulaAt(formula: Formula<Values>, values: Values): Expression {
  return parsed(typeof formula === "function" ? formula(values) : formula);
}
