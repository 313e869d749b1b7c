import type { Answers, Quantity } from "../misconceptions/mistaken-answers.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";

/** What can be asked about a step. */
export const QUESTION_KINDS = ["value", "contribution", "after", "edge", "shape", "mask", "rows"] as const;

/** The kind of a question, as in links and events. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** The step that a question is about, which is the next step while the question stands. */
interface AskedStep {
  /** The key of the step. */
  readonly key: string;
  /** The position of the step in the trace. */
  readonly position: number;
}

/** Asks for a number, or for some entries of a tensor. */
export interface NumberQuestion extends AskedStep {
  readonly kind: Quantity;
  /** The entries as row-major positions; `[0]` for a number. */
  readonly entries: readonly number[];
  /** What learners with a mistake answer. */
  readonly mistaken: readonly (readonly [MisconceptionId, Answers])[];
}

/** Asks which edge carries the next contribution. */
export interface EdgeQuestion extends AskedStep {
  readonly kind: "edge";
  /** Some edges that have not carried a contribution yet, to choose from. */
  readonly choices: readonly number[];
  readonly mistaken: readonly (readonly [MisconceptionId, number])[];
}

/** Asks for the shape of a contribution. */
export interface ShapeQuestion extends AskedStep {
  readonly kind: "shape";
  readonly mistaken: readonly (readonly [MisconceptionId, readonly number[]])[];
}

/** Asks which entries of the adjoint that arrives reach the contribution, or one of its entries. */
export interface EntriesQuestion extends AskedStep {
  readonly kind: "mask" | "rows";
  /** The entry of the contribution; undefined if all are meant, at the same places as the entries that arrive. */
  readonly entry: number | undefined;
  /** Row-major positions, in ascending order. */
  readonly right: readonly number[];
  readonly mistaken: readonly (readonly [MisconceptionId, readonly number[]])[];
}

/** A question about one step of a run. */
export type Question = NumberQuestion | EdgeQuestion | ShapeQuestion | EntriesQuestion;

/** Returns whether a question asks for numbers. */
export function asksNumbers(question: Question): question is NumberQuestion {
  return question.kind === "value" || question.kind === "contribution" || question.kind === "after";
}
