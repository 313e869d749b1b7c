import type { Operations } from "../../trace/cost.ts";

/** The cost of one pass of each mode, in evaluations of the program, from the operations that a run counted. */
export interface PassCosts {
  readonly forward: number;
  readonly reverse: number;
}

/** The greatest number of inputs or outputs, as a power of ten. */
export const MOST_POWER = 6;

/**
 * Returns the cost of one pass of each mode. Both evaluate the program once and send one contribution along every
 * edge; reverse mode also evaluates again what it discarded.
 */
export function passCosts({ evaluations, repeated, pullbacks }: Operations): PassCosts {
  const once = Math.max(evaluations, 1);
  return {
    forward: (evaluations + pullbacks) / once,
    reverse: (evaluations + repeated + pullbacks) / once,
  };
}

/** Returns which mode is cheaper for a Jacobian of m rows and n columns, and by what factor. */
export function cheaperMode(
  { forward, reverse }: PassCosts,
  inputs: number,
  outputs: number,
): { readonly mode: "forward" | "reverse" | "neither"; readonly factor: number } {
  const [ahead, back] = [inputs * forward, outputs * reverse];
  if (ahead === back) return { mode: "neither", factor: 1 };
  return ahead > back ? { mode: "reverse", factor: ahead / back } : { mode: "forward", factor: back / ahead };
}

/** Returns the count at a power of ten, with at most two digits, within 1 and the most. */
export function countAt(power: number): number {
  const limited = Math.min(Math.max(power, 0), MOST_POWER);
  return Number((10 ** limited).toPrecision(limited < 1 ? 1 : 2));
}
