import { checkpoint, checkpointIn } from "../autodiff/checkpoint.ts";
import { inFloat8 } from "../autodiff/float8.ts";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { tanhLayer } from "../autodiff/operations/tanh-layer.ts";
import { checkpointedChainWords as words } from "../words/en/lessons.ts";
import { runChain } from "./chain.ts";
import { defineCase } from "./define-case.ts";
import { type List, vector } from "./parameters/array.ts";
import { choice } from "./parameters/choice.ts";
import { layers, listText, storeOf } from "./parameters/layers.ts";
import { real } from "./parameters/number.ts";

/** Case Study 9: a chain that keeps a few states and recomputes the others during the backward pass. */
export default defineCase(words, {
  number: 9,
  slug: "checkpointed-chain",
  group: "programs",
  formula: "h_k = tanh(w_k h_{k-1})",
  parameters: {
    store: layers("L", "h0,h4,h8"),
    recompute: choice(["faithful", "unfaithful"]),
    h0: real("input", { default: 0.5, min: -2, max: 2 }),
    w: vector("parameter", "L", [0.9, -1.1, 1.2, 0.8, -0.7, 1.3, 0.9, 1.1]),
  },
  sizes: { L: { min: 2, max: 64 } },
  alternatives: ({ w }) => [
    { label: words.alternatives.all, params: { store: "all" } },
    ...spacings(w.length).map((apart) => ({
      label: words.alternatives.every(apart),
      params: { store: everyNth(apart, w.length) },
    })),
    ...slotCounts(w.length).map((slots) => ({
      label: words.alternatives.binomial(slots),
      params: { store: `binomial:${slots}` },
    })),
  ],
  chart: "live",
  memory: true,
  sideBySide: "recompute",
  program: ({ store, recompute, h0, w }) => {
    // Only the nodes of the first run get names; recomputed nodes map to them.
    const h: GraphNode[] = [h0];
    const last = runChain(
      h0,
      w.entries,
      (k, weight, state) => {
        const next = tanhLayer(weight, state);
        h[k] ??= next;
        return next;
      },
      storeOf(store) ?? { kind: "all" },
      recompute === "faithful" ? checkpoint : checkpointIn(inFloat8),
    );
    return { names: { h }, outputs: { [`h${w.entries.length}`]: last } };
  },
  closedForms: {
    h0: { formula: "∏_{k=1}^{L} w_k (1 - h_k^2)", value: ({ h0, w }) => adjoints(h0, w).state },
    w: {
      formula: "h̄_k (1 - h_k^2) h_{k-1}",
      value: ({ h0, w }) => adjoints(h0, w).weights,
    },
  },
  result: "w̄_k = h̄_k (1 - h_k^2) h_{k-1}; h̄_0 = ∏_{k=1}^{L} w_k (1 - h_k^2)",
});

/**
 * Returns the spacings of kept layers to offer, from 2 to `last`. Of all spacings with the same number of
 * segments, only the most even counts: each spacing is run for its counts, and a long chain would have
 * dozens.
 */
function spacings(last: number): number[] {
  const segments = (apart: number): number => Math.ceil(last / apart);
  const all = Array.from({ length: last - 1 }, (_, i) => i + 2);
  return all.filter((apart) => segments(apart) < segments(apart - 1));
}

function everyNth(apart: number, last: number): string {
  return listText(
    Array.from({ length: last }, (_, k) => k).filter((k) => k % apart === 0),
    last,
  );
}

function slotCounts(last: number): number[] {
  return Array.from({ length: Math.min(last, 8) }, (_, i) => i + 1);
}

function adjoints(h0: number, w: List): { readonly state: number; readonly weights: List } {
  const h = [h0];
  for (const weight of w) h.push(Math.tanh(weight * (h.at(-1) ?? 0)));
  const weights: number[] = [];
  let state = 1;
  for (let k = w.length; k >= 1; k--) {
    const cosh = Math.cosh((w[k - 1] ?? 0) * (h[k - 1] ?? 0));
    const inner = state / cosh / cosh;
    weights.unshift(inner * (h[k - 1] ?? 0));
    state = inner * (w[k - 1] ?? 0);
  }
  return { state, weights };
}
