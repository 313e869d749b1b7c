import type { PlayerState } from "../player/player-state.ts";
import type { Question } from "../predict/question.ts";
import { type Answered, isDone, metMisconceptions, scoreOf, UNANSWERED } from "../predict/result.ts";
import { keyAt, type Trace } from "../trace/trace.ts";
import type { AnswerGiven, ExerciseDone } from "./messages.ts";

type Answering = Pick<PlayerState, "run" | "answers">;

/**
 * Returns the events of a change of a player's answers: one per answer that was added, one per step that was shown instead,
 * and at last that the exercise is done. Answers that were kept from before have had theirs.
 */
export function answerEvents(before: Answering, after: Answering): (AnswerGiven | ExerciseDone)[] {
  const { run, answers } = after;
  const questions = run?.exercise?.questions ?? [];
  if (run === undefined || answers === before.answers || run !== before.run) return [];
  const isRestored = answers.some((one, i) => one?.restored && !before.answers[i]?.restored);
  if (isRestored) return [];
  const events: (AnswerGiven | ExerciseDone)[] = questions.flatMap((question, i) =>
    answersAdded(run.trace, question, before.answers[i], answers[i]),
  );
  if (isDone(questions, answers) && !isDone(questions, before.answers)) {
    const score = scoreOf(questions, answers);
    events.push({ type: "done", score, misconceptions: metMisconceptions(questions, answers) });
  }
  return events;
}

function answersAdded(
  trace: Trace,
  { kind: asked, position, key }: Question,
  before: Answered = UNANSWERED,
  after: Answered = UNANSWERED,
): AnswerGiven[] {
  const about = { type: "answer", step: asked === "edge" ? keyAt(trace, position) : key, asked } as const;
  const events = after.tries
    .slice(before.tries.length)
    .map(({ answer: given, isRight: correct, misconceptions }): AnswerGiven => {
      return { ...about, given, correct, misconceptions };
    });
  if (after.end === "shown" && before.end !== "shown")
    events.push({ ...about, given: null, correct: false, misconceptions: [] });
  return events;
}
