import { build } from "./build.js";
import { cpuTime } from "./cpu-time.js";

const STEPS = 200;
/** The largest times of a step, in milliseconds, for 100 and for 10,000 nodes. */
const GOALS = { "recurrence, T = 50": 1, "chain of 10,000": 16 };

/** Returns the script time of a step of a scene before anything is drawn, with the layout and the picture prepared. */
export async function sceneRows() {
  const { record, prepareScenes, sizesOf, chain, recurrence } = await import(
    await build("bench/measured.ts")
  );
  const programs = {
    "recurrence, T = 50": recurrence(50),
    "chain of 1,000": chain(1000),
    "chain of 10,000": chain(10_000),
  };
  return Object.entries(programs).flatMap(([name, program]) => {
    const trace = record(program);
    const { steps } = sizesOf(trace);
    return Object.entries({ forward: 0.1, backward: 0.7 }).map(([phase, part]) => ({
      group: "scene",
      what: `${name}, ${phase}`,
      value: stepTime(prepareScenes(trace), Math.floor(steps * part), Math.floor(steps / 5)),
      unit: "ms per step",
      ...(GOALS[name] && { goal: GOALS[name] }),
    }));
  });
}

/**
 * Returns the CPU time of a step forward in milliseconds: the least of several walks through the same steps.
 *
 * @param sceneAt computes the scene at an index
 * @param from the index before the first step
 * @param most the largest number of steps
 */
export function stepTime(sceneAt, from, most) {
  const count = Math.max(1, Math.min(STEPS, most));
  const walk = () => {
    sceneAt(from);
    return cpuTime(() => {
      for (let i = 1; i <= count; i++) sceneAt(from + i);
    });
  };
  return Math.min(walk(), walk(), walk(), walk()) / count;
}
