import type { MisconceptionId } from "../words/en/misconceptions.ts";
import type { Score } from "../words/en/predict.ts";
import type { Grade } from "./grade.ts";
import type { Question } from "./question.ts";

/** A mistake that a learner has made. */
export interface MetMisconception {
  readonly id: MisconceptionId;
  /** Whether a later answer showed that it was overcome. */
  readonly overcome: boolean;
}

/** One answer to a question. */
export interface Try {
  /** The answer, as a text that `grade` reads. */
  readonly answer: string;
  readonly isRight: boolean;
  /** The mistakes that give this very answer. */
  readonly misconceptions: readonly MisconceptionId[];
}

/** What a learner has done with a question. */
export interface Answered {
  /** What is entered and not checked yet. */
  readonly draft: string;
  readonly tries: readonly Try[];
  /** Whether the hint was asked for. */
  readonly hint: boolean;
  /** How the question ended, when its step was done: by the right answer, or shown; undefined while it stands. */
  readonly end: "right" | "shown" | undefined;
  /** True if it was done before, and kept: nothing is reported again. */
  readonly restored?: true;
}

/** A question that nobody has answered yet. */
export const UNANSWERED: Answered = { draft: "", tries: [], hint: false, end: undefined };

/** Adds a graded answer to those given. After a right one, there are no more. */
export function withAnswer(answered: Answered, answer: string, graded: Grade): Answered {
  if (graded.kind === "unread" || graded.kind === "rough" || isAnswered(answered)) return answered;
  const isRight = graded.kind === "right";
  const misconceptions = graded.kind === "wrong" ? graded.misconceptions : [];
  return { ...answered, tries: [...answered.tries, { answer, isRight, misconceptions }] };
}

/** Returns answers with another one at a place, which may be the next. */
export function replaced(answers: readonly Answered[], at: number, answered: Answered): Answered[] {
  return Object.assign([...answers], { [at]: answered });
}

/** Returns whether the right answer was given. */
export function isAnswered({ tries }: Pick<Answered, "tries">): boolean {
  return tries.at(-1)?.isRight === true;
}

/** Returns whether a question was answered right at the first try. */
export function isRightAtOnce({ tries }: Pick<Answered, "tries">): boolean {
  return tries.length === 1 && tries[0]?.isRight === true;
}

/** Returns whether nothing more is asked: the right answer was given, or shown. */
export function isSettled(answered: Pick<Answered, "tries" | "end">): boolean {
  return answered.end !== undefined || isAnswered(answered);
}

/** Returns whether all questions of an exercise are done; false if it has none. */
export function isDone(questions: readonly Question[], answers: readonly Pick<Answered, "end">[]): boolean {
  return questions.length > 0 && questions.every((_, i) => answers[i]?.end !== undefined);
}

/** Returns the mistakes that a learner has made at a question, each once. */
export function mistakesIn({ tries }: Pick<Answered, "tries">): MisconceptionId[] {
  return [...new Set(tries.flatMap(({ misconceptions }) => misconceptions))];
}

/** Returns how many questions were answered right at the first try, and how many the plan has. */
export function scoreOf(questions: readonly Question[], answers: readonly Pick<Answered, "tries">[]): Score {
  return { right: answers.filter(isRightAtOnce).length, asked: questions.length };
}

/**
 * Returns the mistakes that a learner has made, each once. One is overcome if a later question, at which it has an answer of
 * its own, was answered right at the first try.
 */
export function metMisconceptions(
  questions: readonly Question[],
  answers: readonly Pick<Answered, "tries">[],
): MetMisconception[] {
  const last = new Map<MisconceptionId, number>();
  for (const [i, answered] of answers.entries()) for (const id of mistakesIn(answered)) last.set(id, i);
  return Array.from(last, ([id, at]) => {
    const overcome = answers.some(
      (answered, i) =>
        i > at && isRightAtOnce(answered) && questions[i]?.mistaken.some(([mistake]) => mistake === id),
    );
    return { id, overcome };
  });
}
