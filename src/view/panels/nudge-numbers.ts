import { entryAt, sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf } from "../../autodiff/value.ts";
import type { EntryRef } from "../../cases/nudge.ts";
import { replay } from "../../trace/replay.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import { entryText } from "../../words/entry-text.ts";
import { adjointTex, nameOf, symbolTex } from "../../words/notation.ts";

/** A nudge and what came of it. */
export interface Nudged {
  /** By the tangent: the adjoint times δ. */
  readonly predicted: number;
  /** By running the program again. */
  readonly found: number;
  /** Found by predicted; none where nothing was predicted. */
  readonly ratio: number | undefined;
}

/** The change of L along its curve, sampled at distances from −reach to reach. */
export interface Sample {
  readonly delta: number;
  readonly change: number;
}

/** How far the picture reaches to either side, unless δ is larger. */
export const REACH = 0.5;

/** The samples to each side of the middle. */
const HALF = 10;

/** The adjoint of one number of a run, when the sweep is done. */
export function adjointOf(trace: Trace, { node, entry }: EntryRef): number {
  return entryAt(replay(trace, trace.steps.length).adjoints[node] ?? 0, entry);
}

/** What a nudge by δ was predicted to change, and what it changes. */
export function nudgeBy(delta: number, adjoint: number, change: (delta: number) => number): Nudged {
  const [predicted, found] = [adjoint * delta, change(delta)];
  return { predicted, found, ratio: predicted === 0 ? undefined : found / predicted };
}

/** Whether a number of a run is the same double with δ added, though δ is not 0. */
export function staysWith(delta: number, trace: Trace, { node, entry }: EntryRef): boolean {
  const value = entryAt(nodeAt(trace, node).value, entry);
  return delta !== 0 && value + delta === value;
}

/** The curve of L around a number. */
export function samplesOf(reach: number, change: (delta: number) => number): Sample[] {
  return Array.from({ length: 2 * HALF + 1 }, (_, i) => {
    const delta = ((i - HALF) / HALF) * reach;
    return { delta, change: change(delta) };
  });
}

/** A number of a run by its name and by that of its adjoint. */
export interface PlaceNames {
  readonly value: string;
  readonly adjoint: string;
}

/** What a number of a run is called: `v₁` and `v̄₁`, `X₁₃` and `X̄₁₃`. */
export function namesAt(trace: Trace, { node, entry }: EntryRef): PlaceNames {
  const one = nodeAt(trace, node);
  // A leaf has its own name here, as in the gradient, and not the one that formulas give it.
  const name = one.op === undefined ? one.id : nameOf(one);
  const [value, adjoint] = [symbolTex, adjointTex].map((tex) => entryText(tex(name), one.value, entry));
  return { value: value ?? "", adjoint: adjoint ?? "" };
}

/** The same number in another run, or the first number if there is none. */
export function placeIn(trace: Trace, id: string | undefined, entry: number): EntryRef {
  const node = trace.nodes.findIndex((one) => one.id === id);
  if (node < 0) return { node: 0, entry: 0 };
  return { node, entry: entry < entriesAt(trace, node) ? entry : 0 };
}

/** Where an entry of a leaf is in a run: an entry of its node, or a node of its own. */
export function placeOfLeaf({ nodes }: Trace, leaf: string, position: number): EntryRef {
  const whole = nodes.findIndex(({ id }) => id === leaf);
  if (whole >= 0) return { node: whole, entry: position };
  const first = nodes.findIndex(({ id }) => id.startsWith(leaf) && /^\d+$/.test(id.slice(leaf.length)));
  return { node: first + position, entry: 0 };
}

/** How many entries the value of a node has. */
export function entriesAt(trace: Trace, node: number): number {
  return sizeOf(shapeOf(nodeAt(trace, node).value));
}
