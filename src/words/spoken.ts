import type { Expression, MatrixExpression } from "../formula/expression.ts";
import { entriesToSpeech, toSpeech } from "../formula/to-speech.ts";
import { formulaWords } from "./en/formulas.ts";
import type { Writing } from "./writing.ts";

/**
 * Writes a formula as it is said: `v 1 bar receives v 2 bar times cosine of v 1`.
 *
 * @param isFollowed whether a sentence goes on after the formula
 */
export function spoken(formula: Expression, isFollowed = false): string {
  return toSpeech(formula, formulaWords, isFollowed);
}

/** How a sentence is written to be heard. */
export const HEARD: Writing = {
  formula: spoken,
  operation: (label) => formulaWords.functions[label] ?? label,
  // Signs such as `X W + b` are not read well, and the name is enough.
  labelled: (name) => name,
  result: (text) => text,
  late: (text) => text,
  by: " by ",
  between: ". ",
};

/** Writes the rows of a matrix as they are said, with all entries. */
export function spokenEntries(matrix: MatrixExpression): string {
  return entriesToSpeech(matrix, formulaWords);
}
