import { sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf } from "../../autodiff/value.ts";
import type { State } from "../../trace/replay.ts";
import { edgeAt, nodeAt, type Trace } from "../../trace/trace.ts";
import type { WalkedEntry } from "../../words/en/walk.ts";
import { symbolAt } from "../../words/notation.ts";
import { type Pointed, provenanceOf } from "../explain/provenance.ts";
import type { WalkKey } from "./graph-walk.ts";

type Slot = Omit<Pointed, "entry">;

const MOVES: Readonly<Record<WalkKey, readonly [down: number, right: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** Returns the first entry of a node's value, where a walk begins. Undefined in a trace of numbers. */
export function firstEntry(trace: Trace, node: number): Pointed | undefined {
  if (!trace.nodes.some(({ value }) => typeof value === "object")) return undefined;
  return { of: nodeAt(trace, node).id, role: "value", entry: 0 };
}

/**
 * Returns the entry that a key leads to: the value is above the adjoint, and both are above the arriving
 * contribution.
 */
export function walkEntries(trace: Trace, state: State, node: number, from: Pointed, key: WalkKey): Pointed {
  const slots = slotsOf(trace, state, node);
  const shape = shapeOf(nodeAt(trace, node).value);
  const columns = shape.at(-1) ?? 1;
  const rows = sizeOf(shape) / columns;
  const slot = slots.findIndex(({ role }) => role === from.role);
  const [down, right] = MOVES[key];
  const row = Math.max(slot, 0) * rows + Math.floor(from.entry / columns) + down;
  const column = (from.entry % columns) + right;
  const to = slots[Math.floor(row / rows)];
  if (to === undefined || column < 0 || column >= columns) return from;
  return { ...to, entry: (row % rows) * columns + column };
}

/** Returns what a walk says about an entry: its owner, its number in full precision, and its sources. */
export function walkedEntry(trace: Trace, state: State, node: number, pointed: Pointed): WalkedEntry {
  return {
    role: pointed.role,
    node: symbolAt(trace, node),
    provenance: provenanceOf(trace, state, pointed),
  };
}

function slotsOf(trace: Trace, { step }: State, node: number): Slot[] {
  const { id } = nodeAt(trace, node);
  const slots: Slot[] = [
    { of: id, role: "value" },
    { of: id, role: "adjoint" },
  ];
  if (step?.kind === "accumulate" && step.node === node)
    slots.push({ of: edgeAt(trace, step.edge).id, role: "contribution" });
  return slots;
}
