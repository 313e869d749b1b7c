import { entryAt } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { type Diagnosis, diagnose, readAnswer } from "../misconceptions/diagnose.ts";
import { trueAnswers } from "../misconceptions/mistaken-answers.ts";
import type { Trace } from "../trace/trace.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { edgeOfKey, edgesLeft, isReady } from "./edges.ts";
import { asksNumbers, type EdgeQuestion, type NumberQuestion, type Question } from "./question.ts";

/** What an answer shows. `unread` if the text is no answer to the question. */
export type Grade =
  | Diagnosis
  | { readonly kind: "unread" }
  /** The answer is right as far as its one or two digits go, and is not counted. */
  | { readonly kind: "rough" };

/**
 * Grades an answer. The answer is a text, so that it can be stored and graded again:
 *
 * - numbers or expressions, one per entry that is asked, separated by semicolons: `3*cos(2)`, `0.5; 1/3`;
 * - the key of the step in which an edge carries its contribution: `acc.v2.0`;
 * - a shape: `2x3`;
 * - the row-major positions of entries, separated by commas: `0,2`; `none` for no entry.
 */
export function grade(trace: Trace, question: Question, answer: string): Grade {
  if (asksNumbers(question)) return gradeNumbers(trace, question, answer);
  if (question.kind === "edge") return gradeEdge(trace, question, answer);
  const given = question.kind === "shape" ? readShape(answer) : readPositions(answer);
  if (given === undefined) return UNREAD;
  const right = question.kind === "shape" ? shapeAt(trace, question.position) : question.right;
  const text = given.join();
  if (text === right.join()) return RIGHT;
  return wrong(question.mistaken.filter(([, mistaken]) => mistaken.join() === text));
}

const UNREAD: Grade = { kind: "unread" };
const RIGHT: Grade = { kind: "right" };

function wrong(mistaken: readonly (readonly [MisconceptionId, unknown])[]): Grade {
  return { kind: "wrong", misconceptions: mistaken.map(([id]) => id) };
}

function gradeNumbers(trace: Trace, question: NumberQuestion, answer: string): Grade {
  const { kind: quantity, position, entries, mistaken } = question;
  const given = answer.split(";").map(readAnswer);
  const right = trueAnswers(trace, position)[quantity];
  if (given.length !== entries.length || given.includes(undefined) || right === undefined) return UNREAD;
  const found = diagnose(right, mistaken, { quantity, entries }, given as number[]);
  const isRough =
    found.kind === "wrong" &&
    found.misconceptions.length === 0 &&
    answer.split(";").every((text, i) => isRounded(text, entryAt(right, entries[i] ?? 0)));
  return isRough ? { kind: "rough" } : found;
}

/** Returns whether a number is written with one or two significant digits, to which it is right. */
function isRounded(text: string, right: number): boolean {
  const digits = text
    .trim()
    .replace(/^[-−+]?[0.,]*/, "")
    .replace(/[.,]/, "");
  if (!/^\d{1,2}$/.test(digits)) return false;
  return Number(right.toPrecision(digits.length)) === readAnswer(text);
}

function gradeEdge(trace: Trace, { position, mistaken }: EdgeQuestion, answer: string): Grade {
  const given = edgeOfKey(trace, answer.trim());
  if (given === undefined || !edgesLeft(trace, position).includes(given)) return UNREAD;
  if (isReady(trace, position, given)) return RIGHT;
  return wrong(mistaken.filter(([, edge]) => edge === given));
}

/** Returns the shape of the contribution of an accumulation. */
export function shapeAt(trace: Trace, position: number): readonly number[] {
  const { contribution } = trueAnswers(trace, position);
  return contribution === undefined ? [] : shapeOf(contribution);
}

function readShape(text: string): number[] | undefined {
  const sizes = text.trim().split(/\s*[x×*, ]\s*/);
  return sizes.every((size) => /^\d{1,6}$/.test(size)) ? sizes.map(Number) : undefined;
}

function readPositions(text: string): number[] | undefined {
  if (text.trim() === "none") return [];
  const positions = text.split(",").map((part) => part.trim());
  if (!positions.every((part) => /^\d{1,6}$/.test(part))) return undefined;
  return [...new Set(positions.map(Number))].sort((a, b) => a - b);
}

/** Returns the right answer to a question, as a text that `grade` reads. Numbers have all their digits. */
export function rightAnswer(trace: Trace, question: Question): string {
  const { kind, position } = question;
  if (asksNumbers(question)) {
    const right = trueAnswers(trace, position)[question.kind] ?? Number.NaN;
    return question.entries.map((entry) => String(entryAt(right, entry))).join("; ");
  }
  if (kind === "edge") return question.key;
  if (kind === "shape") return shapeAt(trace, position).join("x");
  return question.right.length === 0 ? "none" : question.right.join();
}
