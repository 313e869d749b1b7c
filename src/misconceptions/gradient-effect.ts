import { flat } from "../autodiff/tensor.ts";
import type { Misconception } from "./misconception.ts";
import type { Run } from "./mistaken-answers.ts";

/** The relative difference from which a gradient is wrong: more than the rounding of another order of sums. */
const TOLERANCE = 1e-9;

/**
 * Returns whether the engine with a mistake finds another gradient. If not, the program does not show the mistake, as a
 * program that uses no value twice does not show that contributions are assigned.
 *
 * @returns undefined if the program of the run is not known
 */
export function changesGradient(run: Run, misconception: Misconception): boolean | undefined {
  const broken = run.broken(misconception);
  if (broken === undefined) return undefined;
  return Object.entries(run.trace.gradients).some(([name, gradient]) => {
    const others = flat(broken.gradients[name]);
    return flat(gradient).some((g, i) => differs(g, others[i] ?? Number.NaN));
  });
}

function differs(a: number, b: number): boolean {
  return !Object.is(a, b) && !(Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));
}
