import { binomialSplit } from "../autodiff/binomial-schedule.ts";
import { checkpoint as faithful } from "../autodiff/checkpoint.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import type { StorePolicy } from "./parameters/layers.ts";

/** Applies layer `k`, counted from 1, to its weight and the previous state; returns the next state. */
export type Layer = (k: number, w: GraphNode<number>, h: GraphNode<number>) => GraphNode<number>;

/**
 * Runs a chain of layers and keeps only the states that `store` names. Between two kept states the layers run
 * inside a checkpoint, without a graph; a segment of one layer has no inner state and needs no checkpoint.
 *
 * @param checkpoint makes the checkpoints: the engine's `checkpoint`, or a function of `checkpointIn`
 * @returns the last state.
 */
export function runChain(
  h0: GraphNode<number>,
  weights: readonly GraphNode<number>[],
  layer: Layer,
  store: StorePolicy,
  checkpoint = faithful,
): GraphNode<number> {
  if (store.kind === "optimal") return binomial(0, h0, weights, layer, store.slots, checkpoint);
  const kept = keptLayers(store, weights.length);
  let state = h0;
  for (const [i, from] of kept.entries()) {
    const to = kept[i + 1];
    if (to === undefined) break;
    const own = weights.slice(from, to);
    const segment = (h: GraphNode<number>, ...ws: GraphNode<number>[]) => runLayers(from, h, ws, layer);
    state = to === from + 1 ? segment(state, ...own) : checkpoint(segment, state, ...own);
  }
  return state;
}

/** Returns the indices of the kept states, always with 0 and `last`; `sqrt` keeps every ⌈√L⌉-th state. */
export function keptLayers(store: Exclude<StorePolicy, { kind: "optimal" }>, last: number): number[] {
  const listed = new Set(store.kind === "list" ? store.layers : []);
  const apart = store.kind === "sqrt" ? Math.ceil(Math.sqrt(last)) : 1;
  return Array.from({ length: last + 1 }, (_, k) => k).filter((k) => {
    return k === 0 || k === last || (store.kind === "list" ? listed.has(k) : k % apart === 0);
  });
}

/**
 * Runs the chain by the binomial schedule (Griewank & Walther, Algorithm 799: revolve, ACM TOMS 26(1), 2000):
 * the first part is a checkpoint, which is split in the same way when it runs again; the rest has one slot
 * fewer.
 */
function binomial(
  from: number,
  h: GraphNode<number>,
  weights: readonly GraphNode<number>[],
  layer: Layer,
  slots: number,
  checkpoint: typeof faithful,
): GraphNode<number> {
  if (weights.length === 1) return runLayers(from, h, weights, layer);
  const first = binomialSplit(weights.length, slots);
  const segment = (state: GraphNode<number>, ...ws: GraphNode<number>[]) =>
    binomial(from, state, ws, layer, slots, checkpoint);
  const middle = checkpoint(segment, h, ...weights.slice(0, first));
  return binomial(from + first, middle, weights.slice(first), layer, slots - 1, checkpoint);
}

function runLayers(
  from: number,
  h: GraphNode<number>,
  weights: readonly GraphNode<number>[],
  layer: Layer,
): GraphNode<number> {
  return weights.reduce((state, w, i) => layer(from + i + 1, w, state), h);
}
