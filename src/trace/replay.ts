import type { Value } from "../autodiff/value.ts";
import type { Step, Trace } from "./trace.ts";

/** The state after the first `index` steps. Arrays are parallel to the trace's. */
export interface State {
  readonly index: number;
  /** The step just done; undefined at the start. */
  readonly step: Step | undefined;
  /** For each node, true if its value is known; leaves are known from the start. */
  readonly evaluated: readonly boolean[];
  /** For each node, true if its value was discarded and not evaluated again since. */
  readonly dropped: readonly boolean[];
  /** For each node, true if its value is kept as a starting point for repeated evaluations. */
  readonly kept: readonly boolean[];
  /** For each node, true if its value is from a repeated evaluation. */
  readonly recomputed: readonly boolean[];
  /** For each node, its adjoint; undefined before the first contribution. */
  readonly adjoints: readonly (Value | undefined)[];
  /** For each edge, true if its contribution has been added. */
  readonly flowed: readonly boolean[];
  /** The nodes that the topological sort has finished. */
  readonly topo: readonly number[];
}

/**
 * Returns the state after `index` steps from the trace alone, so that stepping forward, back and jumping
 * agree. An index out of range is clamped, a fractional index rounded down. Folds over the steps; 30,000
 * steps take well under a millisecond.
 */
export function replay(trace: Trace, index: number): State {
  const evaluated = trace.nodes.map((node) => node.op === undefined);
  const dropped = trace.nodes.map(() => false);
  const kept = trace.nodes.map(() => false);
  const recomputed = trace.nodes.map(() => false);
  const adjoints: (Value | undefined)[] = trace.nodes.map(() => undefined);
  const flowed = trace.edges.map(() => false);
  const topo: number[] = [];

  const done = Math.min(Math.max(Math.trunc(index) || 0, 0), trace.steps.length);
  for (let i = 0; i < done; i++) {
    const step = trace.steps[i] as Step;
    if (step.kind === "evaluate") evaluated[step.node] = true;
    else if (step.kind === "keep") kept[step.node] = true;
    else if (step.kind === "discard" || step.kind === "recompute") {
      dropped[step.node] = step.kind === "discard";
      recomputed[step.node] = step.kind === "recompute";
    } else if (step.kind === "visit") topo.push(step.node);
    else if (step.kind === "seed" || step.kind === "accumulate") adjoints[step.node] = step.after;
    if (step.kind === "accumulate") flowed[step.edge] = true;
  }
  const step = trace.steps[done - 1];
  return { index: done, step, evaluated, dropped, kept, recomputed, adjoints, flowed, topo };
}
