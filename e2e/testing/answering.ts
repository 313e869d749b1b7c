import type { Locator } from "playwright/test";
import { defaults } from "../../src/cases/complete.ts";
import { recordAt } from "../../src/cases/record.ts";
import { openSource } from "../../src/cases/source.ts";
import type { Ask } from "../../src/predict/ask.ts";
import { createExercise } from "../../src/predict/exercise.ts";
import { grade, rightAnswer } from "../../src/predict/grade.ts";
import { openExercise } from "../../src/predict/open-exercise.ts";
import type { Question } from "../../src/predict/question.ts";
import { expect } from "./test.ts";

/** A question of an exercise that asks for numbers, with its right answer, and a wrong one. */
export interface Asked {
  readonly question: Question;
  readonly right: string;
  readonly wrong: string;
}

/** Returns the questions of the exercise of a case at its defaults. @throws Error if one asks for no number */
export function asked(slug: string, seed: number, ask: Ask): Asked[] {
  const opened = openSource({ case: slug, params: {} });
  const exercise = createExercise(opened, defaults(opened.program), { seed, ...ask });
  const trace = recordAt(openExercise(exercise).program, exercise.values, false);
  return exercise.questions.map((question) => {
    const [right, wrong] = [rightAnswer(trace, question), "1234567"];
    if (grade(trace, question, wrong).kind !== "wrong")
      throw new Error(`${question.kind} asks for no number`);
    return { question, right, wrong };
  });
}

/** Enters an answer to the question that stands, and checks it. */
export async function answer(player: Locator, text: string): Promise<void> {
  await player.locator(".answer-field input").fill(text);
  await player.getByRole("button", { name: "Check", exact: true }).click();
  await expect(player.locator(".question-said p")).not.toHaveCount(0);
}
