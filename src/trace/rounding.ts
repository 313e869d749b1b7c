import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { orInfinite, type Slope, slopesOf, times, UNIT } from "./local-slopes.ts";
import type { Trace, TraceNode } from "./trace.ts";

/** Bounds on the rounding errors of a run. */
export interface Rounding {
  /** The error of L, including the rounding of a perturbed input. */
  readonly objective: number;
  /** The error of each gradient entry, for all leaves in order, in row-major order. */
  readonly gradient: readonly number[];
}

/** The minimum error of one rounding, relevant for subnormal numbers. */
const TINY = Number.MIN_VALUE;

/**
 * Computes a running error bound, to first order (Wilkinson; Higham, "Accuracy and Stability of Numerical
 * Algorithms", 2nd edition, section 3.3). Forward, each value inherits the errors of its operands and adds
 * one rounding. Backward, an adjoint inherits the errors of the adjoint it comes from and of the slope
 * between (as far as the slope changes while its operands move within their errors), and adds one rounding
 * per contribution. Sizes are added without signs, so the bound holds for any order of evaluation: the
 * reverse sweep, forward mode and the text's formulas.
 */
export function roundingOf({ nodes, steps }: Trace): Rounding {
  const starts: number[] = [];
  let total = 0;
  for (const { value } of nodes) {
    starts.push(total);
    total += sizeOf(shapeOf(value));
  }
  const start = (node: number): number => starts[node] ?? 0;
  const errors = new Float64Array(total);
  const slopes: Slope[][] = Array.from({ length: total }, () => []);
  for (const [n, node] of nodes.entries()) {
    if (node.op === undefined) continue;
    const found = slopesOf(node, nodes, start, errors);
    for (const [i, own] of found.entries()) {
      const at = start(n) + i;
      slopes[at] = own.slopes;
      errors[at] = orInfinite(
        own.slopes.reduce((sum, { from, size, error }) => sum + times(size + error, errors[from] ?? 0), 0) +
          UNIT * own.terms +
          TINY,
      );
    }
  }

  const sizes = new Float64Array(total);
  const off = new Float64Array(total);
  let objective = 0;
  for (const step of steps) {
    if (step.kind !== "seed") continue;
    const { value } = nodes.at(step.node) as TraceNode;
    for (let k = 0; k < sizeOf(shapeOf(value)); k++) {
      const [at, seed] = [start(step.node) + k, Math.abs(entryAt(step.contribution, k))];
      sizes[at] = (sizes[at] ?? 0) + seed;
      objective += times(seed, (errors[at] ?? 0) + UNIT * Math.abs(entryAt(value, k)));
    }
  }
  for (let at = total - 1; at >= 0; at--) {
    const [size, error] = [sizes[at] ?? 0, off[at] ?? 0];
    for (const slope of slopes[at] ?? []) {
      const contribution = times(size, slope.size);
      const inherited = times(error, slope.size + slope.error) + times(size, slope.error);
      // A product with 0 is exact; a product that underflows to 0 is not.
      if ((size === 0 || slope.size === 0) && inherited === 0) continue;
      const before = sizes[slope.from] ?? 0;
      sizes[slope.from] = before + contribution;
      off[slope.from] = orInfinite(
        (off[slope.from] ?? 0) +
          inherited +
          UNIT * (before === 0 ? contribution : before + 2 * contribution) +
          TINY,
      );
    }
  }
  // A tangent of forward mode may be subnormal where the adjoint is not.
  const small = TINY * sizes.reduce((sum, size) => sum + size, 0);
  const leaves = nodes.flatMap(({ op, value }, n) =>
    op === undefined
      ? Array.from({ length: sizeOf(shapeOf(value)) }, (_, k) => [start(n) + k, entryAt(value, k)] as const)
      : [],
  );
  return {
    objective: orInfinite(
      leaves.reduce((sum, [at, x]) => sum + UNIT * times(sizes[at] ?? 0, Math.abs(x)), objective),
    ),
    gradient: leaves.map(([at]) => (off[at] === 0 ? 0 : orInfinite((off[at] ?? 0) + small))),
  };
}
