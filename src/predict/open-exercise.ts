import { type OpenProgram, type OpenSource, openSource } from "../cases/source.ts";
import { withSeeds } from "../misconceptions/with-seeds.ts";
import type { Exercise } from "./exercise.ts";

/**
 * Opens the source of an exercise: its program has the seeds of the exercise. What the lesson says about results holds for
 * its own seeds only, and is left out.
 */
export function openExercise(
  { source, seeds }: Pick<Exercise, "source" | "seeds">,
  openProgram?: OpenProgram,
): OpenSource {
  const opened = openSource(source, openProgram);
  if (Object.keys(seeds).length === 0) return opened;
  const { program, lesson } = opened;
  return {
    ...opened,
    program: withSeeds(program, seeds),
    lesson: lesson && { ...lesson, closedForms: {}, result: undefined },
  };
}
