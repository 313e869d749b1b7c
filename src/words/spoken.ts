import type { Expression } from "../formula/expression.ts";
import { toSpeech } from "../formula/to-speech.ts";
import { formulaWords } from "./en/formulas.ts";

/** Writes a formula as it is said: `v 1 bar receives v 2 bar times cosine of v 1`. */
export function spoken(formula: Expression): string {
  return toSpeech(formula, formulaWords);
}

/** Writes a matrix as it is said, with all its entries. */
export function spokenEntries(matrix: Expression): string {
  return toSpeech(matrix, formulaWords, Number.POSITIVE_INFINITY);
}
