import type { MisconceptionId } from "../../words/en/misconceptions.ts";
import { type Diagnosis, diagnose } from "../diagnose.ts";
import { explanation } from "../explain.ts";
import { mistakenAnswers, type Run, trueAnswers } from "../mistaken-answers.ts";
import type { Question } from "../questions.ts";

/** Diagnoses an answer to a question of a run. */
export function diagnoseAt(run: Run, question: Question, given: readonly number[]): Diagnosis {
  const position = run.trace.steps.keys.find(question.key) ?? Number.NaN;
  const right = trueAnswers(run.trace, position)[question.quantity] ?? Number.NaN;
  return diagnose(right, mistakenAnswers(run, position), question, given);
}

/** Explains a mistake at a step of a run; undefined if the mistake is not possible there. */
export function explanationAt(run: Run, position: number, id: MisconceptionId): string | undefined {
  const answers = mistakenAnswers(run, position).get(id);
  return answers && explanation(run.trace, position, id, answers);
}
