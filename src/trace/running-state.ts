import { type Value, zeroLike } from "../autodiff/value.ts";
import type { Nodes } from "./trace.ts";

/** State derived from the events so far, which the JSON form therefore omits. */
export interface RunningState {
  /** Returns the current adjoint of a node: zero before the first contribution. */
  adjointOf(node: number): Value;
  /** Records the adjoint of a node after an event. */
  received(node: number, after: Value): void;
  /** Records a visit. Returns how many entries of `seen` end with the last node visited so far. */
  visited(node: number): number;
}

/**
 * Creates the state before the first event.
 *
 * @param seen the nodes in the order in which the sort first reached them
 */
export function createRunningState(nodes: Nodes, seen: Int32Array): RunningState {
  const adjoints = new Map<number, Value>();
  const positions = new Map<number, number>();
  for (const [i, node] of seen.entries()) if (!positions.has(node)) positions.set(node, i);
  let marked = 0;
  return {
    adjointOf(node) {
      const present = adjoints.get(node) ?? zeroLike(nodes.at(node)?.value ?? 0);
      adjoints.set(node, present);
      return present;
    },
    received: (node, after) => adjoints.set(node, after),
    visited(node) {
      marked = Math.max(marked, (positions.get(node) ?? -1) + 1);
      return marked;
    },
  };
}
