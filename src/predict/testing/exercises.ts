import { defaults } from "../../cases/complete.ts";
import { recordAt } from "../../cases/record.ts";
import { openSource, type Source } from "../../cases/source.ts";
import { openProgram } from "../../programs/open-program.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Ask } from "../ask.ts";
import { createExercise, type Exercise } from "../exercise.ts";
import { openExercise } from "../open-exercise.ts";

/** An exercise with its run. */
interface Opened {
  readonly exercise: Exercise;
  readonly trace: Trace;
}

/** Returns an exercise about a case at its default values. @throws RangeError if there is no such case */
export function exerciseOf(slug: string, ask: Ask = {}, seed = 1): Opened {
  return open({ case: slug, params: {} }, ask, seed);
}

/** Returns an exercise about a learner's program. */
export function programExercise(text: string, ask: Ask = {}, seed = 1): Opened {
  return open({ program: text, params: {} }, ask, seed);
}

function open(source: Source, ask: Ask, seed: number): Opened {
  const opened = openSource(source, openProgram);
  const exercise = createExercise(opened, defaults(opened.program), { seed, ...ask }, openProgram);
  const { program } = openExercise(exercise, openProgram);
  return { exercise, trace: recordAt(program, exercise.values, false) };
}
