import { defaults } from "../cases/complete.ts";
import type { AnyProgram } from "../cases/define-case.ts";
import type { OpenProgram, ProgramSource } from "../cases/source.ts";
import { withSeed } from "../programs/seed-in-text.ts";
import { drawSeeds } from "./draw.ts";
import { type Effort, type Exercise, findExercise } from "./exercise.ts";
import { createRandom } from "./random.ts";

/** An exercise with a learner's program, whose text may state another seed. */
export interface ProgramExercise {
  readonly source: ProgramSource;
  readonly program: AnyProgram;
  readonly exercise: Exercise;
}

/**
 * Searches numbers for a learner's program as `findExercise` does. A sweep without a seed gets one in the text, so that the
 * text is the program that runs.
 *
 * @param seed a whole number of 32 bits: the same seed gives the same exercise
 */
export function findProgramExercise(
  source: ProgramSource,
  seed: number,
  open: OpenProgram,
  effort?: Effort,
): ProgramExercise {
  const { sweep } = drawSeeds({ sweep: 1 }, createRandom(seed));
  const seeded = { ...source, program: withSeed(source.program, sweep as number) };
  const { program } = open(seeded);
  const values = { ...defaults(program), ...source.params };
  return { source: seeded, program, exercise: findExercise(program, values, seed, effort) };
}
