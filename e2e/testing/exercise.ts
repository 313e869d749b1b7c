import { entryAt } from "../../src/autodiff/tensor.ts";
import { caseBySlug } from "../../src/cases/all.ts";
import { defaults } from "../../src/cases/complete.ts";
import { recordAt } from "../../src/cases/record.ts";
import { openSource } from "../../src/cases/source.ts";
import { formatNumber } from "../../src/formula/format-number.ts";
import { trueAnswers } from "../../src/misconceptions/mistaken-answers.ts";
import { keyOfEdge } from "../../src/predict/edges.ts";
import { createExercise, type Exercise, type ExerciseRequest } from "../../src/predict/exercise.ts";
import { openExercise } from "../../src/predict/open-exercise.ts";
import { asksNumbers, type Question } from "../../src/predict/question.ts";
import type { Trace } from "../../src/trace/trace.ts";

/** An exercise of a case, and its run. */
export interface Exercised {
  readonly exercise: Exercise;
  readonly trace: Trace;
}

/** Makes the exercise that the page of a case makes from its link. @throws Error if there is no such case */
export function exerciseOf(slug: string, request: ExerciseRequest): Exercised {
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new Error(`exerciseOf: there is no case ${slug}`);
  const exercise = createExercise(openSource({ case: slug, params: {} }), defaults(spec), request);
  return { exercise, trace: recordAt(openExercise(exercise).program, exercise.values, false) };
}

/** Returns an answer that some mistakes give, as a text that is typed or chosen, with one of them; or one of none. */
export function wrongAnswer(
  trace: Trace,
  question: Question,
): { readonly text: string; readonly id?: string } {
  const [first] = question.mistaken;
  if (first === undefined)
    return { text: question.kind === "rows" ? "0" : asksNumbers(question) ? "1e9" : "" };
  const [id] = first;
  if (asksNumbers(question)) {
    const value = question.mistaken[0]?.[1][question.kind] ?? 0;
    return { id, text: question.entries.map((entry) => String(entryAt(value, entry))).join("; ") };
  }
  if (question.kind === "edge") return { id, text: keyOfEdge(trace, question.mistaken[0]?.[1] ?? 0) };
  const given = question.mistaken[0]?.[1] ?? [];
  return {
    id,
    text: question.kind === "shape" ? given.join(" x ") : given.length === 0 ? "none" : given.join(),
  };
}

/**
 * Returns the forms of the numbers that a question hides, those of at least five letters that no earlier step has shown:
 * rounded, and with all digits.
 */
export function hiddenNumbers({ exercise, trace }: Exercised, question: Question): string[] {
  if (!asksNumbers(question) || trace.steps.kindAt(question.position) === "seed") return [];
  const shown = new Set(shownBefore({ exercise, trace }, question.position).flatMap(formsOf));
  const right = trueAnswers(trace, question.position)[question.kind] ?? Number.NaN;
  return question.entries
    .flatMap((entry) => formsOf(entryAt(right, entry)))
    .filter((form) => form.length >= 5 && !shown.has(form));
}

/** Returns whether a text has a number with these digits, not as a part of another number. */
export function hasNumber(text: string, digits: string): boolean {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    const [before, after] = [text[at - 1] ?? "", text[at + digits.length] ?? ""];
    if (!/[\d.]/.test(before) && !/\d/.test(after)) return true;
  }
  return false;
}

function formsOf(x: number): string[] {
  const size = Math.abs(x);
  return [...new Set([formatNumber(size), String(size)])];
}

/** Returns the numbers of all steps before a position, and of the values of the exercise. */
function shownBefore({ exercise, trace }: Exercised, position: number): number[] {
  const numbers = JSON.stringify([exercise.values, exercise.seeds]).match(/-?\d[\d.e+-]*/g) ?? [];
  const found = numbers.map(Number);
  for (let i = 0; i < position; i++) {
    for (const value of Object.values(trueAnswers(trace, i))) {
      if (typeof value === "number") found.push(value);
      else found.push(...value.data);
    }
    const step = trace.steps.at(i);
    if (step?.kind === "accumulate" && step.partial !== undefined) found.push(step.partial);
  }
  return found;
}
