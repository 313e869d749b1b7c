import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { replay } from "./replay.ts";
import type { Trace } from "./trace.ts";

/**
 * How much rounding there is in L, in units of ε: each intermediate result is off by up to ε|v|, which moves
 * L by |v̄| times as much, so in all by Σ|v̄ v| (Iri, Tsuchiya and Hoshi, "Automatic computation of partial
 * derivatives and rounding error estimates", 1988). It is far more than |L| where large terms cancel.
 */
export function roundingOf(trace: Trace): number {
  const { adjoints } = replay(trace, trace.steps.length);
  let sum = 0;
  trace.nodes.forEach(({ value }, node) => {
    const adjoint = adjoints[node];
    for (let k = 0; adjoint !== undefined && k < sizeOf(shapeOf(value)); k++) {
      const moved = Math.abs(entryAt(adjoint, k) * entryAt(value, k));
      // What is not finite is no rounding.
      if (Number.isFinite(moved)) sum += moved;
    }
  });
  return sum;
}
