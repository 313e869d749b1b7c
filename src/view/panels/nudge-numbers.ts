import { entryAt, sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf } from "../../autodiff/value.ts";
import type { EntryRef } from "../../cases/leaf-entries.ts";
import { adjointOf as barred, symbolOf } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { replay } from "../../trace/replay.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import { entryOf, nameOf } from "../../words/notation.ts";

/** The predicted and the actual effect of a nudge. */
export interface Nudged {
  /** The change along the tangent: the adjoint times δ. */
  readonly predicted: number;
  /** The change found by running the program again. */
  readonly found: number;
  /** The found change divided by the predicted change. Undefined where the prediction is 0. */
  readonly ratio: number | undefined;
}

/** The change of L at a distance δ along its curve, from −reach to reach. */
export interface Sample {
  readonly delta: number;
  readonly change: number;
}

/** The reach of the chart to either side, unless δ is larger. */
export const REACH = 0.5;

/** The number of samples to each side of the middle. */
const HALF = 10;

/** Returns the adjoint of a number of a run after the reverse sweep. */
export function adjointOf(trace: Trace, { node, entry }: EntryRef): number {
  return entryAt(replay(trace, trace.steps.length).adjoints.at(node) ?? 0, entry);
}

/** Returns the change that a nudge by δ is predicted to make, and the change that it makes. */
export function nudgeBy(delta: number, adjoint: number, change: (delta: number) => number): Nudged {
  const [predicted, found] = [adjoint * delta, change(delta)];
  return { predicted, found, ratio: predicted === 0 ? undefined : found / predicted };
}

/** Returns whether adding δ, not 0, to a number of a run gives the same double. */
export function isAbsorbed(delta: number, trace: Trace, { node, entry }: EntryRef): boolean {
  const value = entryAt(nodeAt(trace, node).value, entry);
  return delta !== 0 && value + delta === value;
}

/** Returns samples of the curve of L around a number. */
export function samplesOf(reach: number, change: (delta: number) => number): Sample[] {
  return Array.from({ length: 2 * HALF + 1 }, (_, i) => {
    const delta = ((i - HALF) / HALF) * reach;
    return { delta, change: change(delta) };
  });
}

/** The name of a number of a run, and the name of its adjoint. */
export interface EntryNames {
  readonly value: Expression;
  readonly adjoint: Expression;
}

/** Returns the names of a number and its adjoint, such as `v₁` and `v̄₁`, or `X₁₃` and `X̄₁₃`. */
export function namesAt(trace: Trace, { node, entry }: EntryRef): EntryNames {
  const traceNode = nodeAt(trace, node);
  // A leaf has its own name here, as in the gradient, and not its name in formulas.
  const name = traceNode.op === undefined ? traceNode.id : nameOf(traceNode);
  const symbol = symbolOf(name);
  const shape = shapeOf(traceNode.value);
  return {
    value: entryOf(symbol, shape, entry),
    adjoint: entryOf(barred(symbol), shape, entry),
  };
}

/** Returns the same number in another run, or the first number if the run has no such number. */
export function entryIn(trace: Trace, id: string | undefined, entry: number): EntryRef {
  const node = id === undefined ? -1 : trace.nodes.indexOf(id);
  if (node < 0) return { node: 0, entry: 0 };
  return { node, entry: entry < entriesAt(trace, node) ? entry : 0 };
}

/**
 * Returns the number of a run that an entry of a leaf is: an entry of the leaf's node, or a node of its own.
 */
export function entryOfLeaf({ nodes }: Trace, leaf: string, position: number): EntryRef {
  const whole = nodes.indexOf(leaf);
  if (whole >= 0) return { node: whole, entry: position };
  const first = nodes.findIndex(({ id }) => id.startsWith(leaf) && /^\d+$/.test(id.slice(leaf.length)));
  return { node: first + position, entry: 0 };
}

/** Returns the number of entries of a node's value. */
export function entriesAt(trace: Trace, node: number): number {
  return sizeOf(shapeOf(nodeAt(trace, node).value));
}
