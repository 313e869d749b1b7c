import type { Value } from "../autodiff/value.ts";
import { withValues } from "./nodes.ts";
import { countBelow } from "./step-index.ts";
import { oncePerTrace, type Trace } from "./trace.ts";

/** Maximum number of traces that are remembered per trace. */
const MAX_REMEMBERED = 64;

/**
 * Returns a trace with the values that its nodes have after `index` steps: the value of the latest recomputation, if
 * this differs from the first. Returns the trace itself if there is no such value by then.
 */
export function traceAsOf(trace: Trace, index: number): Trace {
  const { nodes, steps } = trace;
  const count = countBelow(recomputations(trace), index);
  if (count === 0) return trace;
  const known = remembered(trace);
  const made = known.get(count);
  if (made !== undefined) return made;
  const values = new Map<number, Value>();
  for (const i of recomputations(trace).subarray(0, count)) {
    const node = steps.nodeAt(i) as number;
    const value = steps.valueAt(i);
    if (value === undefined) values.delete(node);
    else values.set(node, value);
  }
  const asOf = values.size === 0 ? trace : { ...trace, nodes: withValues(nodes, values) };
  if (known.size >= MAX_REMEMBERED) known.clear();
  known.set(count, asOf);
  return asOf;
}

/** Returns whether a recomputation gave another value than the first evaluation. */
export function isUnfaithful(trace: Trace): boolean {
  return recomputations(trace).length > 0;
}

/** Returns the positions of all recomputations of a trace if one gave another value, else none. */
const recomputations = oncePerTrace(({ steps }): Int32Array => {
  const all: number[] = [];
  if (steps.first("recompute") >= 0)
    for (let i = 0; i < steps.length; i++) if (steps.kindAt(i) === "recompute") all.push(i);
  return Int32Array.from(all.some((i) => steps.valueAt(i) !== undefined) ? all : []);
});

const remembered = oncePerTrace((): Map<number, Trace> => new Map());
