import { entryAt } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { evaluate } from "../cases/parameters/expression.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { agrees } from "./agree.ts";
import type { Answers } from "./mistaken-answers.ts";
import type { Question } from "./questions.ts";

/** What an answer shows. */
export type Diagnosis =
  | { readonly kind: "right" }
  /** The misconceptions that give this very answer, in the order of the registry; empty if no known mistake does. */
  | { readonly kind: "wrong"; readonly misconceptions: readonly MisconceptionId[] };

/**
 * Finds the misconceptions whose engines give an answer, to three significant digits in every entry that is asked. A right
 * answer is no mistake.
 *
 * @param right the right answer
 * @param mistaken the answers of learners by their mistake
 * @param given a number per entry that is asked
 */
export function diagnose(
  right: Value,
  mistaken: Iterable<readonly [MisconceptionId, Answers]>,
  { quantity, entries }: Pick<Question, "quantity" | "entries">,
  given: readonly number[],
): Diagnosis {
  const isAnswer = (value: Value): boolean =>
    entries.every((entry, i) => agrees(given[i] ?? Number.NaN, entryAt(value, entry)));
  if (isAnswer(right)) return { kind: "right" };
  const misconceptions = [...mistaken].flatMap(([id, { [quantity]: value }]) =>
    value !== undefined && isAnswer(value) ? [id] : [],
  );
  return { kind: "wrong", misconceptions };
}

/**
 * Reads an answer: a number or an expression, such as `3*cos(2)` or `0.5/3`.
 *
 * @returns undefined if the text is not an expression of a finite number
 */
export function readAnswer(text: string): number | undefined {
  const value = evaluate(text);
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}
