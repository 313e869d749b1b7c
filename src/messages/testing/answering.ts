import type { Player } from "../../player/player.ts";
import { nextQuestion } from "../../player/questions.ts";
import { grade, rightAnswer } from "../../predict/grade.ts";
import type { Question } from "../../predict/question.ts";
import { UNANSWERED, withAnswer } from "../../predict/result.ts";
import { wrongAnswer } from "../../predict/testing/wrong-answer.ts";

/** Answers the next question of a player as a learner does, without going on. @throws Error if no question is left */
export function answerNext(player: Player, how: "right" | "wrong" | "shown"): Question {
  const state = player.store.getState();
  const next = nextQuestion(state);
  if (next === undefined || state.run === undefined) throw new Error("no question is left");
  const { question, at, answered = UNANSWERED } = next;
  const { trace } = state.run;
  const answers = [...state.answers];
  const text = how === "wrong" ? wrongAnswer(trace, question) : rightAnswer(trace, question);
  answers[at] =
    how === "shown"
      ? { ...answered, draft: text, end: "shown" }
      : withAnswer(answered, text, grade(trace, question, text));
  player.setAnswers(answers);
  return question;
}

/** Answers all questions that are left right, and does their steps. */
export function answerAll(player: Player): void {
  while (nextQuestion(player.store.getState()) !== undefined) {
    player.last();
    answerNext(player, "right");
    player.next();
  }
}
