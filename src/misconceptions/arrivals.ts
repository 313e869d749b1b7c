import { plus, type Value, zeroLike } from "../autodiff/value.ts";
import { nodeAt, oncePerTrace, type Trace } from "../trace/trace.ts";

/**
 * Returns, by accumulation, the part of the true adjoint of its child that has arrived when the sweep has another order;
 * only where some contribution has not.
 */
export function arrivals(trace: Trace, reordered: Trace): ReadonlyMap<string, Value> {
  const known = arrivalsIn.get(reordered);
  if (known !== undefined) return known;
  const found = new Map<string, Value>();
  const inTime = arrivedInTime(trace);
  for (const [key, { count, adjoint }] of received(trace, reordered)) {
    if (count !== inTime.get(key)?.count) found.set(key, adjoint);
  }
  arrivalsIn.set(reordered, found);
  return found;
}

const arrivalsIn = new WeakMap<Trace, ReadonlyMap<string, Value>>();
const arrivedInTime = oncePerTrace((trace) => received(trace, trace));

/** What a node has received: the number of sums, and the adjoint. */
interface Received {
  readonly count: number;
  readonly adjoint: Value;
}

/** Returns what the child of each accumulation has received by then, in the order of one trace, in numbers of another. */
function received(numbers: Trace, order: Trace): ReadonlyMap<string, Received> {
  const found = new Map<string, Received>();
  const state = new Map<number, Received>();
  const nothingAt = (node: number) => ({ count: 0, adjoint: zeroLike(nodeAt(numbers, node).value) });
  const sums = sumsOf(numbers);
  let isSweeping = false;
  for (let i = 0; i < order.steps.length; i++) {
    const kind = order.steps.kindAt(i);
    if (kind !== "seed" && kind !== "accumulate") continue;
    // Seeds after contributions begin another sweep.
    if (kind === "seed" && isSweeping) state.clear();
    isSweeping = kind === "accumulate";
    const key = order.steps.keys.keyOf(i);
    const sum = sums.get(key);
    if (sum === undefined) continue;
    const { child, node, contribution } = sum;
    if (child !== undefined) found.set(key, state.get(child) ?? nothingAt(child));
    const { count, adjoint } = state.get(node) ?? nothingAt(node);
    state.set(node, { count: count + 1, adjoint: plus(adjoint, contribution) });
  }
  return found;
}

interface Sum {
  /** The node that sends the contribution; undefined for a seed. */
  readonly child: number | undefined;
  readonly node: number;
  readonly contribution: Value;
}

/** Returns the seeds and contributions of a trace by the keys of their steps. */
const sumsOf = oncePerTrace((trace): ReadonlyMap<string, Sum> => {
  const sums = new Map<string, Sum>();
  for (const step of trace.steps) {
    if (step.kind !== "seed" && step.kind !== "accumulate") continue;
    const child = step.kind === "accumulate" ? trace.edges.children[step.edge] : undefined;
    sums.set(step.key, { child, node: step.node, contribution: step.contribution });
  }
  return sums;
});
