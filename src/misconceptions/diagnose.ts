import { entryAt } from "../autodiff/tensor.ts";
import { evaluate } from "../cases/parameters/expression.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { agrees } from "./agree.ts";
import { mistakenAnswers, type Run, trueAnswers } from "./mistaken-answers.ts";
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
 * @param given a number per entry of the question
 * @throws RangeError if the run has no such step, or the step no such quantity
 */
export function diagnose(run: Run, question: Question, given: readonly number[]): Diagnosis {
  const { key, quantity, entries } = question;
  const position = run.trace.steps.keys.find(key);
  const right = position === undefined ? undefined : trueAnswers(run.trace, position)[quantity];
  if (position === undefined || right === undefined)
    throw new RangeError(`diagnose: no ${quantity} at ${key}`);
  const isAnswer = (value: typeof right): boolean =>
    entries.every((entry, i) => agrees(given[i] ?? Number.NaN, entryAt(value, entry)));
  if (isAnswer(right)) return { kind: "right" };
  const misconceptions = [...mistakenAnswers(run, position)].flatMap(([id, { [quantity]: value }]) =>
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
