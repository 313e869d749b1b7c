import type { Values } from "../cases/define-case.ts";
import type { Source } from "../cases/source.ts";
import type { Trace } from "../trace/trace.ts";
import type { ExerciseRequest } from "./exercise.ts";
import { grade } from "./grade.ts";
import type { Question, QuestionKind } from "./question.ts";
import { type Answered, isAnswered, UNANSWERED, withAnswer } from "./result.ts";

/** What determines an exercise: the source and its values before numbers were chosen, the seed, and what is asked. */
export interface ExercisePlan {
  /** The case's slug; absent for a program. */
  readonly case?: string;
  /** The text of a learner's program; absent for a case. */
  readonly program?: string;
  readonly params: Values;
  readonly seed: number;
  /** As in links; null if the link does not have it. */
  readonly ask: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly practice: readonly string[] | null;
}

/** A question with what was done with it, as JSON. */
export interface KeptAnswer {
  /** The key of the step. */
  readonly step: string;
  readonly kind: QuestionKind;
  /** The answers in their order, as texts that `grade` reads. */
  readonly tries: readonly string[];
  readonly hint: boolean;
  /** Null while the question is not done. */
  readonly end: "right" | "shown" | null;
}

/**
 * Describes an exercise.
 *
 * @param source the source as it was given, before numbers were chosen
 * @throws RangeError for a recording
 */
export function planOf(source: Source, params: Values, request: ExerciseRequest): ExercisePlan {
  if ("recording" in source) throw new RangeError("planOf: a recording has no exercises");
  const { seed, ask = null, from = null, until = null, practice = null } = request;
  const shown = "case" in source ? { case: source.case, params } : { program: source.program, params: {} };
  return { ...shown, seed, ask, from, until, practice };
}

/** Returns what was done with all questions of an exercise, without what is only typed. */
export function keepAnswers(questions: readonly Question[], answers: readonly Answered[]): KeptAnswer[] {
  return questions.map(({ key, kind }, i) => {
    const { tries, hint, end = null } = answers[i] ?? UNANSWERED;
    return { step: key, kind, tries: tries.map(({ answer }) => answer), hint, end };
  });
}

/** Returns whether any question was answered or shown. */
export function hasAnswers(kept: readonly KeptAnswer[]): boolean {
  return kept.some(({ tries, end }) => tries.length > 0 || end !== null);
}

/**
 * Reads kept answers of unknown origin, and grades them again: only their texts count. Answers after a question that is not
 * done are left out, because questions are asked in order.
 *
 * @returns undefined if they are not the answers to these questions, or one of them cannot be read
 */
export function restoreAnswers(
  trace: Trace,
  questions: readonly Question[],
  kept: unknown,
): Answered[] | undefined {
  if (!isKept(kept) || kept.length !== questions.length) return undefined;
  const answers: Answered[] = [];
  for (const [i, question] of questions.entries()) {
    const { step, kind, tries, hint, end } = kept[i] as KeptAnswer;
    if (step !== question.key || kind !== question.kind) return undefined;
    let answered: Answered = { ...UNANSWERED, hint, restored: true };
    for (const text of tries) {
      const next = withAnswer(answered, text, grade(trace, question, text));
      if (next === answered) return undefined;
      answered = { ...next, draft: text };
    }
    if (end === "shown" || (end === "right" && isAnswered(answered))) answered = { ...answered, end };
    if (answered.end !== undefined || tries.length > 0 || hint) answers.push(answered);
    if (answered.end === undefined) break;
  }
  return answers;
}

/** Returns whether a value of unknown origin is a list of kept answers. */
export function isKept(value: unknown): value is KeptAnswer[] {
  return (
    Array.isArray(value) &&
    value.every((one: Partial<Record<keyof KeptAnswer, unknown>> | null) => {
      if (typeof one !== "object" || one === null) return false;
      const { step, kind, tries, hint, end } = one;
      const isText = typeof step === "string" && typeof kind === "string" && typeof hint === "boolean";
      const isEnd = end === null || end === "right" || end === "shown";
      return isText && isEnd && Array.isArray(tries) && tries.every((text) => typeof text === "string");
    })
  );
}

/**
 * Writes a JSON value with the keys of objects in order and without spaces, so that equal values have equal texts. Numbers are
 * written as by `JSON.stringify`, fields with the value undefined left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join()}}`;
}
