import type { Layout } from "../../layout/layout.ts";
import { replay } from "../../trace/replay.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Pointed } from "../explain/provenance.ts";
import { entryWords, firstEntry, walkEntries } from "./entry-walk.ts";
import { isWalkKey, nodeWords, walk } from "./graph-walk.ts";

/** A graph that can be walked through, at a step. */
export interface Walkable {
  readonly trace: Trace;
  readonly layout: Layout;
  readonly index: number;
}

/** Where a walk through a graph stands. */
export interface Spot {
  readonly node: number;
  /** Whether the node's numbers are open. */
  readonly open: boolean;
  /** The entry of them, where they are tensors. */
  readonly entry: Pointed | undefined;
}

/** Where a key leads from a spot, or from outside: to another, or out; nothing for a key without a meaning. */
export function press(of: Walkable, spot: Spot | undefined, key: string): Spot | "out" | undefined {
  const { trace, layout, index } = of;
  const from = spot ?? { node: activeNode(of), open: false, entry: undefined };
  if (key === "Enter")
    return from.open
      ? { ...from, open: false, entry: undefined }
      : { ...from, open: true, entry: firstEntry(trace, from.node) };
  if (key === "Escape") return spot?.open ? { ...spot, open: false, entry: undefined } : "out";
  if (!isWalkKey(key)) return undefined;
  if (spot === undefined) return from;
  return spot.entry === undefined
    ? { ...spot, node: walk(trace, layout, spot.node, key) }
    : { ...spot, entry: walkEntries(trace, replay(trace, index), spot.node, spot.entry, key) };
}

/** What is at a spot, in words. */
export function spotWords({ trace, index }: Walkable, { node, entry }: Spot): string {
  if (trace.nodes[node] === undefined) return "";
  const state = replay(trace, index);
  return entry === undefined ? nodeWords(trace, state, node) : entryWords(trace, state, node, entry);
}

/** Where a walk begins: at the node of the step, or at the first. */
function activeNode({ trace, index }: Walkable): number {
  const step = trace.steps[index - 1];
  return step !== undefined && "node" in step ? step.node : 0;
}
