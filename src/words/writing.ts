import type { Expression } from "../formula/expression.ts";
import { toText } from "../formula/to-text.ts";

/** How a sentence with formulas is written: to be read, or to be heard. */
export interface Writing {
  /** Writes a formula. `isFollowed` tells that the sentence goes on without a comma. */
  readonly formula: (formula: Expression, isFollowed?: boolean) => string;
  /** Writes the label of an operation that is a word, such as `sin`. */
  readonly operation: (label: string) => string;
  /** Writes a name with the label of its operation that is not a word, such as `s (+)`. */
  readonly labelled: (name: string, label: string) => string;
  /** Writes the text of a step's result, which a caption emphasizes. */
  readonly result: (text: string) => string;
  /** Writes a part that tells numbers before the result, which a caption shows only when they have arrived. */
  readonly late: (text: string) => string;
  /** Between the sizes of a shape. */
  readonly by: string;
  /** Between gradients. */
  readonly between: string;
}

/** How a sentence is written to be read. */
export const READ: Writing = {
  formula: (formula) => toText(formula),
  operation: (label) => label,
  labelled: (name, label) => `${name} (${label})`,
  result: (text) => text,
  late: (text) => text,
  by: " × ",
  between: ", ",
};
