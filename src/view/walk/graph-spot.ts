import type { Layout } from "../../layout/layout.ts";
import type { Player } from "../../player/player.ts";
import { forwardPassesOf } from "../../trace/forward-passes.ts";
import { replay } from "../../trace/replay.ts";
import { type ForwardMoment, forwardMomentAt } from "../../trace/tangents.ts";
import { stepAt, type Trace } from "../../trace/trace.ts";
import { walkWords } from "../../words/en/walk.ts";
import { HEARD } from "../../words/spoken.ts";
import { READ, type Writing } from "../../words/writing.ts";
import type { Pointed } from "../explain/provenance.ts";
import { firstEntry, walkEntries, walkedEntry } from "./entry-walk.ts";
import { isWalkKey, walk, walkedForward, walkedNode } from "./graph-walk.ts";

/** A graph that the keyboard can walk through, at a step. */
export interface Walkable {
  readonly trace: Trace;
  readonly layout: Layout;
  readonly index: number;
  /** The moment of forward mode that the graph shows in place of the step. */
  readonly forward?: number | undefined;
}

/** The position of a walk. */
export interface Spot {
  readonly node: number;
  /** Whether the node's numbers are open. */
  readonly open: boolean;
  /** The entry, if the numbers are tensors. */
  readonly entry: Pointed | undefined;
  /** Whether the node is pinned. */
  readonly isPinned?: boolean;
}

/**
 * Returns the spot that a key leads to, from a spot or from outside; `out` if the key leads out; undefined
 * for other keys.
 */
export function moveSpot(of: Walkable, spot: Spot | undefined, key: string): Spot | "out" | undefined {
  const { trace, layout, index, forward } = of;
  const from = spot ?? firstSpot(of);
  if (key === "Enter")
    return from.open
      ? { ...from, open: false, entry: undefined }
      : { ...from, open: true, entry: forward === undefined ? firstEntry(trace, from.node) : undefined };
  if (key === "Escape") return spot?.open ? { ...spot, open: false, entry: undefined } : "out";
  if (!isWalkKey(key)) return undefined;
  if (spot === undefined) return from;
  return spot.entry === undefined
    ? { ...spot, node: walk(trace, layout, spot.node, key) }
    : { ...spot, entry: walkEntries(trace, replay(trace, index), spot.node, spot.entry, key) };
}

/**
 * Returns the node that a key pins, or `none` if the key unpins the pinned node; undefined for other keys. Enter pins
 * the node of the walk. At the pinned node, Enter opens the entries of a tensor, and unpins a number. Escape unpins.
 *
 * @param pinned the node that is pinned
 */
export function pinByKey(
  of: Walkable,
  spot: Spot | undefined,
  key: string,
  pinned: number | undefined,
): number | "none" | undefined {
  if (spot?.open) return undefined;
  if (key === "Escape") return pinned === undefined ? undefined : "none";
  if (key !== "Enter") return undefined;
  const node = spot?.node ?? activeNode(of);
  if (node !== pinned) return node;
  return firstEntry(of.trace, node) === undefined ? "none" : undefined;
}

/** A spot that a key leads to, and what is announced: nothing if the key pins or unpins, which is announced itself. */
export interface Move {
  readonly spot: Spot;
  readonly announcement: string;
}

/**
 * Does what a key does in a walk through a graph of a player: moves, or pins a node of the player's own run.
 *
 * @returns where the key leads: `out` of the graph, or undefined if nowhere
 */
export function pressKey(
  { store, setPinned }: Pick<Player, "store" | "setPinned">,
  of: Walkable,
  spot: Spot | undefined,
  key: string,
): Move | "out" | undefined {
  const { run, pinned: id, forward } = store.getState();
  const pins = run?.trace === of.trace && forward === undefined;
  const pinned = pins && id !== undefined ? of.trace.nodes.indexOf(id) : undefined;
  const pin = pins ? pinByKey(of, spot, key, pinned) : undefined;
  if (pin !== undefined) {
    setPinned(pin === "none" ? undefined : of.trace.nodes.at(pin)?.id);
    const at = key === "Enter" ? (spot ?? firstSpot(of)) : spot;
    return at && { spot: { ...at, isPinned: at.node === pin }, announcement: "" };
  }
  const next = moveSpot(of, spot, key);
  if (next === undefined || next === "out") return next;
  const to = { ...next, isPinned: next.node === pinned };
  return { spot: to, announcement: describeSpot(of, to).announcement };
}

/** The description of a spot, to be heard as one text and to be read in lines. */
export interface SpotWords {
  readonly announcement: string;
  /** Empty if the spot is not in the graph. */
  readonly lines: readonly string[];
}

/** Describes the node or entry at a spot. */
export function describeSpot(
  { trace, index, forward }: Walkable,
  { node, entry, isPinned }: Spot,
): SpotWords {
  if (trace.nodes.at(node) === undefined) return { announcement: "", lines: [] };
  const state = replay(trace, index);
  const moment = forward === undefined ? undefined : momentAt(trace, forward);
  const describe = (writing: Writing): readonly string[] =>
    entry === undefined
      ? walkWords.node(
          moment === undefined
            ? { ...walkedNode(trace, state, node), isPinned }
            : walkedForward(trace, moment, node),
          writing,
        )
      : [walkWords.entry(walkedEntry(trace, state, node, entry), writing)];
  return { announcement: walkWords.announcement(describe(HEARD)), lines: describe(READ) };
}

function momentAt(trace: Trace, forward: number): ForwardMoment | undefined {
  const passes = forwardPassesOf(trace);
  return passes && forwardMomentAt(passes, forward);
}

/** Returns the spot at which a walk begins. */
export function firstSpot(of: Walkable): Spot {
  return { node: activeNode(of), open: false, entry: undefined };
}

/** Returns the node at which a walk begins: the node of the step, or the first node. */
function activeNode({ trace, index, forward }: Walkable): number {
  const moment = forward === undefined ? undefined : momentAt(trace, forward);
  if (moment !== undefined) return moment.node ?? moment.input.node;
  const step = stepAt(trace, index);
  return step !== undefined && "node" in step ? step.node : 0;
}
