import type { State } from "./replay.ts";
import { Sequence } from "./sequence.ts";
import { nodeAt, oncePerTrace, type Trace } from "./trace.ts";

/**
 * The storage of an activation with checkpoints: kept as a starting point; dropped, to be evaluated again;
 * evaluated again; or freed, as no longer needed.
 */
export type Storage = "kept" | "dropped" | "again" | "freed";

/**
 * Returns true if a node's value is an activation: an input or the result of an operation. Parameters and
 * constants are not activations, as they are stored anyway.
 */
export function isActivation(trace: Trace, node: number): boolean {
  const { role } = nodeAt(trace, node);
  return role !== "parameter" && role !== "constant";
}

/** Returns the number of activations of a run, live or not. */
export function activationCount(trace: Trace): number {
  return trace.nodes.filter((_, node) => isActivation(trace, node)).length;
}

/**
 * Returns the number of live activations after 0, 1, … all steps.
 *
 * An activation is live from its creation (an input from the start, a result from its first or a later
 * evaluation) until it is discarded, or until the last pullback that may need it has run: its own pullbacks
 * and those of the nodes computed from it. This counts what must be stored, not when a garbage collector
 * frees it. An activation that receives no contribution stays until the end.
 */
export function liveAfterEachStep(trace: Trace): number[] {
  const { nodes, edges, steps } = trace;
  const { sent, used } = lastUses(trace);
  const live = nodes.map(() => false);
  let count = 0;
  function set(node: number, now: boolean): void {
    if (live[node] === now || !isActivation(trace, node)) return;
    live[node] = now;
    count += now ? 1 : -1;
  }
  for (const [i, { op }] of nodes.entries()) if (op === undefined) set(i, true);
  const counts = [count];
  for (let i = 0; i < steps.length; i++) {
    const kind = steps.kindAt(i);
    const node = steps.nodeAt(i) ?? -1;
    if (kind === "evaluate" || kind === "recompute") set(node, true);
    else if (kind === "discard") set(node, false);
    else if (kind === "accumulate") {
      const child = edges.children[steps.columns.refs[i] as number] as number;
      const isLast = sent[child] === i;
      if (isLast) for (const one of readBy(trace, child)) if (used[one] === i) set(one, false);
    }
    counts.push(count);
  }
  return counts;
}

/** For each node, returns true if its value is a live activation after `index` steps. */
export function liveAt(trace: Trace, index: number): Sequence<boolean> {
  const { nodes, steps } = trace;
  const { used } = lastUses(trace);
  return new Sequence(nodes.length, (node) => {
    if (!isActivation(trace, node)) return false;
    const made = steps.index.lastBefore(index, node, "evaluate", "recompute", "discard");
    const isMade = made < 0 ? nodes.at(node)?.op === undefined : steps.kindAt(made) !== "discard";
    const last = used[node] as number;
    return isMade && !(made < last && last < index);
  });
}

/**
 * Returns a function that gives the storage of each node's value in a state of a trace; undefined without
 * checkpoints, and for values with no special storage.
 */
export function storageOf(trace: Trace): (state: State) => Sequence<Storage | undefined> {
  const { nodes, steps } = trace;
  if (steps.first("keep") < 0) {
    const none = new Sequence(nodes.length, () => undefined);
    return () => none;
  }
  return (state) => {
    const live = liveAt(trace, state.index);
    return new Sequence(nodes.length, (i) => {
      if (state.dropped.at(i)) return "dropped";
      if (state.evaluated.at(i) && isActivation(trace, i) && !live.at(i)) return "freed";
      return state.kept.at(i) ? "kept" : state.recomputed.at(i) ? "again" : undefined;
    });
  };
}

/** Returns the maximum number of activations live at once. */
export function peak(trace: Trace): number {
  return liveAfterEachStep(trace).reduce((most, count) => Math.max(most, count));
}

/** Counts the repeated evaluations. */
export function recomputedEvaluations(trace: Trace): number {
  return trace.steps.count("recompute");
}

/** The positions of the last steps that use a node, for each node; −1 if there is none. */
interface LastUses {
  /** The last accumulation that the node sends. */
  readonly sent: Int32Array;
  /** The last accumulation whose pullback may read the node's value. */
  readonly used: Int32Array;
}

const lastUses = oncePerTrace((trace): LastUses => {
  const { nodes, edges, steps } = trace;
  const sent = new Int32Array(nodes.length).fill(-1);
  for (let i = 0; i < steps.length; i++) {
    if (steps.kindAt(i) !== "accumulate") continue;
    sent[edges.children[steps.columns.refs[i] as number] as number] = i;
  }
  const used = sent.slice();
  for (const [child, last] of sent.entries()) {
    for (const node of readBy(trace, child)) used[node] = Math.max(used[node] as number, last);
  }
  return { sent, used };
});

/** Returns the nodes whose values the pullbacks of a node may read: its own and its operands. */
function readBy(trace: Trace, node: number): number[] {
  return [node, ...nodeAt(trace, node).operands.flatMap((one) => ("node" in one ? [one.node] : []))];
}
