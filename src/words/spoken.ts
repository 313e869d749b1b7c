import type { Expression, MatrixExpression } from "../formula/expression.ts";
import { entriesToSpeech, toSpeech } from "../formula/to-speech.ts";
import { formulaWords } from "./en/formulas.ts";

/**
 * Writes a formula as it is said: `v 1 bar receives v 2 bar times cosine of v 1`.
 *
 * @param isFollowed whether a sentence goes on after the formula
 */
export function spoken(formula: Expression, isFollowed = false): string {
  return toSpeech(formula, formulaWords, isFollowed);
}

/** Writes the rows of a matrix as they are said, with all entries. */
export function spokenEntries(matrix: MatrixExpression): string {
  return entriesToSpeech(matrix, formulaWords);
}
