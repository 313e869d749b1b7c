import type { AnyProgram, Values } from "../cases/define-case.ts";
import { type OpenProgram, type OpenSource, type Source, sourceAt } from "../cases/source.ts";
import { findExercise, runExercise } from "../misconceptions/exercise.ts";
import { findProgramExercise } from "../misconceptions/program-exercise.ts";
import type { Unasked } from "../misconceptions/questions.ts";
import type { Seeds } from "../misconceptions/with-seeds.ts";
import type { Ask } from "./ask.ts";
import { planQuestions } from "./plan.ts";
import type { Question } from "./question.ts";

/** What an exercise asks, and the seed of its numbers. */
export interface ExerciseRequest extends Ask {
  /** A whole number of 32 bits: the same seed gives the same numbers and questions. */
  readonly seed: number;
}

/** Questions about a run at numbers that tell mistakes apart. */
export interface Exercise {
  /** The source for which the numbers were found, and what was asked. */
  readonly given: Source;
  readonly request: ExerciseRequest;
  /** The source at the numbers of the exercise; the text of a program states them. */
  readonly source: Source;
  readonly values: Values;
  /** Seeds of outputs for which the program states none. */
  readonly seeds: Seeds;
  readonly questions: readonly Question[];
  /** The numbers of asked steps that are not asked. */
  readonly unasked: readonly Unasked[];
}

/**
 * Finds numbers for a source, and questions about its run.
 *
 * @param values values for all parameters
 * @param openProgram needed for a learner's program
 */
export function createExercise(
  opened: OpenSource,
  values: Values,
  request: ExerciseRequest,
  openProgram?: OpenProgram,
): Exercise {
  const { source, program } = opened;
  const { seed } = request;
  if ("program" in source && openProgram !== undefined) {
    const found = findProgramExercise({ ...source, params: values }, seed, openProgram);
    const text = openProgram(found.source).textAt?.(found.exercise.values) ?? found.source.program;
    return exerciseOf(source, { program: text, params: {} }, found.program, found.exercise, request);
  }
  const found = findExercise(program, values, seed);
  return exerciseOf(source, sourceAt(source, found.values), program, found, request);
}

function exerciseOf(
  given: Source,
  source: Source,
  program: AnyProgram,
  found: ReturnType<typeof findExercise>,
  request: ExerciseRequest,
): Exercise {
  const { values, seeds, asked, unasked } = found;
  const run = runExercise(program, found);
  const questions = planQuestions(run, { asked, unasked }, request, request.seed);
  return { given, request, source, values, seeds, questions, unasked };
}
