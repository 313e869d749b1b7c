import type { Question } from "../predict/question.ts";
import type { Answered } from "../predict/result.ts";
import { stepRange } from "../trace/step-range.ts";
import type { Trace } from "../trace/trace.ts";
import type { Breaking, PlayerState } from "./player-state.ts";

/** A question of the run's exercise, its place in the list, and what was done with it. */
export interface OpenQuestion {
  readonly question: Question;
  readonly at: number;
  readonly answered: Answered | undefined;
}

/** Returns the first question that is not done; undefined if there is none. */
export function nextQuestion({
  run,
  answers,
}: Pick<PlayerState, "run" | "answers">): OpenQuestion | undefined {
  const questions = run?.exercise?.questions ?? [];
  const at = questions.findIndex((_, i) => answers[i]?.end === undefined);
  const question = questions[at];
  return question && { question, at, answered: answers[at] };
}

/** Returns the question that stands: the next question, at its step. */
export function openQuestion(state: PlayerState): OpenQuestion | undefined {
  const next = nextQuestion(state);
  return next?.question.position === state.index ? next : undefined;
}

/** Returns whether views that would show later steps are closed: until the last question is done. */
export function isHiding(state: PlayerState): boolean {
  const { predict, run, error } = state;
  // A program that fails asks nothing.
  if (predict === undefined || (run?.exercise === undefined && error !== undefined)) return false;
  return run?.exercise === undefined || nextQuestion(state) !== undefined;
}

/** Returns whether the engine that runs makes a mistake. */
export function isBroken(broken: Breaking | undefined): broken is Breaking {
  return broken !== undefined && broken.stage !== "mended";
}

/** Returns whether the inputs cannot be changed. A program that fails has no exercise, and can be changed. */
export function isLocked(state: Pick<PlayerState, "lock" | "predict" | "run" | "error">): boolean {
  const { lock, predict, run, error } = state;
  return lock === "inputs" || (predict !== undefined && (run?.exercise !== undefined || error === undefined));
}

/** Returns the first and the last index of a trace that can be shown: the next question stops before its step. */
export function rangeOf(state: PlayerState, trace: Trace): readonly [first: number, last: number] {
  const [first, end] = stepRange(trace, state);
  return [first, Math.min(nextQuestion(state)?.question.position ?? end, end)];
}
