import { type OpenProgram, type OpenSource, openSource, withoutResult } from "../cases/source.ts";
import { withSeeds } from "../misconceptions/with-seeds.ts";
import type { Exercise } from "./exercise.ts";

/** Opens the source of an exercise: its program has the seeds of the exercise. */
export function openExercise(
  { source, seeds }: Pick<Exercise, "source" | "seeds">,
  openProgram?: OpenProgram,
): OpenSource {
  const opened = openSource(source, openProgram);
  if (Object.keys(seeds).length === 0) return opened;
  const { lesson } = withoutResult(opened);
  return {
    ...opened,
    program: withSeeds(opened.program, seeds),
    // The closed forms are of the lesson's seeds too.
    lesson: lesson && { ...lesson, closedForms: {} },
  };
}
