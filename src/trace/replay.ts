import type { Value } from "../autodiff/value.ts";
import { Sequence } from "./sequence.ts";
import { countBelow } from "./step-index.ts";
import { type Step, stepAt, type Trace, type TraceNode } from "./trace.ts";
import { traceAsOf } from "./values-as-of.ts";

/**
 * The state after the first `index` steps. The lists are parallel to the trace's; an item is looked up in the
 * trace when it is read.
 */
export interface State {
  readonly index: number;
  /** The step just done; undefined at the start. */
  readonly step: Step | undefined;
  /** For each node, true if its value is known; leaves are known from the start. */
  readonly evaluated: Sequence<boolean>;
  /** For each node, true if its value was discarded and not evaluated again since. */
  readonly dropped: Sequence<boolean>;
  /** For each node, true if its value is kept as a starting point for repeated evaluations. */
  readonly kept: Sequence<boolean>;
  /** For each node, true if its value is from a repeated evaluation. */
  readonly recomputed: Sequence<boolean>;
  /** For each node, its value, known yet or not: the first, or that of the latest recomputation. */
  readonly values: Sequence<Value>;
  /** For each node, its adjoint; undefined before the first contribution. */
  readonly adjoints: Sequence<Value | undefined>;
  /** For each edge, true if its contribution has been added. */
  readonly flowed: Sequence<boolean>;
  /** The nodes that the topological sort has finished. */
  readonly topo: Sequence<number>;
}

/**
 * Returns the state after `index` steps from the trace alone, so that stepping forward, back and jumping
 * agree. An index out of range is clamped, a fractional index rounded down. No step is replayed: the time
 * does not depend on the index, and to read an item takes a binary search among the steps of its node.
 */
export function replay(trace: Trace, index: number): State {
  const { nodes, edges, steps } = trace;
  const done = Math.min(Math.max(Math.trunc(index) || 0, 0), steps.length);
  const { nodes: now } = traceAsOf(trace, done);
  const each = <T>(item: (node: number) => T): Sequence<T> => new Sequence(nodes.length, item);
  const valueIsFrom = (node: number): string | undefined =>
    steps.kindAt(steps.index.lastBefore(done, node, "evaluate", "discard", "recompute"));
  return {
    index: done,
    step: stepAt(trace, done),
    evaluated: each((node) => {
      return nodes.at(node)?.op === undefined || isDone(steps.index.first("evaluate", node), done);
    }),
    dropped: each((node) => valueIsFrom(node) === "discard"),
    kept: each((node) => isDone(steps.index.first("keep", node), done)),
    recomputed: each((node) => valueIsFrom(node) === "recompute"),
    values: each((node) => (now.at(node) as TraceNode).value),
    adjoints: each((node) => {
      const sums = steps.index.sumsOf(node);
      const last = sums[countBelow(sums, done) - 1];
      return last === undefined ? undefined : steps.afterAt(last);
    }),
    flowed: new Sequence(edges.length, (edge) => isDone(steps.index.flowOf(edge), done)),
    topo: new Sequence(countBelow(steps.index.visits, done), (i) => {
      return steps.nodeAt(steps.index.visits[i] as number) as number;
    }),
  };
}

/** Returns true if a step is among the first `done`; −1 is no step. */
function isDone(step: number, done: number): boolean {
  return step >= 0 && step < done;
}
