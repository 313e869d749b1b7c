import type { GraphNode } from "../autodiff/graph-node.ts";
import { tanhLayer } from "../autodiff/operations/tanh-layer.ts";
import { runChain } from "./chain.ts";
import { defineCase } from "./define-case.ts";
import { type List, vector } from "./parameters/array.ts";
import { layers, listText, storeOf } from "./parameters/layers.ts";
import { real } from "./parameters/number.ts";

/** Case Study 9: a chain that keeps a few states and recomputes the others during the backward pass. */
export default defineCase({
  number: 9,
  slug: "checkpointed-chain",
  title: "Checkpointed chain",
  group: "Programs",
  formula: "h_k = \\tanh(w_k h_{k-1})",
  summary: "Keeping fewer activations saves memory; the others are evaluated again when they are needed.",
  parameters: {
    store: layers("L", "h0,h4,h8"),
    h0: real("input", { default: 0.5, min: -2, max: 2 }),
    w: vector("parameter", "L", [0.9, -1.1, 1.2, 0.8, -0.7, 1.3, 0.9, 1.1]),
  },
  sizes: { L: { min: 2, max: 64 } },
  alternatives: ({ w }) => [
    { label: "all", params: { store: "all" } },
    ...spacings(w.length).map((apart) => ({
      label: `every ${apart}`,
      params: { store: everyNth(apart, w.length) },
    })),
    ...slotCounts(w.length).map((slots) => ({
      label: `optimal:${slots}`,
      params: { store: `optimal:${slots}` },
    })),
  ],
  chart: "live",
  memory: true,
  program: ({ store, h0, w }) => {
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
    );
    return { names: { h }, outputs: { [`h${w.entries.length}`]: last } };
  },
  closedForms: {
    h0: { tex: "\\prod_{k=1}^{L} w_k\\,(1 - h_k^2)", value: ({ h0, w }) => adjoints(h0, w).state },
    w: {
      tex: "\\bar h_k\\,(1 - h_k^2)\\,h_{k-1}",
      value: ({ h0, w }) => adjoints(h0, w).weights,
    },
  },
  result:
    "\\bar w_k = \\bar h_k\\,(1 - h_k^2)\\,h_{k-1}, \\qquad \\bar h_0 = \\prod_{k=1}^{L} w_k\\,(1 - h_k^2)",
  notes: {
    "keep.h0": "The input is kept: from it, everything can be evaluated again.",
    "keep.h*":
      "This state is stored: what comes after it can be run again from here, without what came before.",
    "output keep.h*": "The last state is the output. It is kept, since the way back starts from it.",
    "eval.h1": "The first layer, $h_1 = \\tanh(w_1 h_0)$. Each layer is one node with one state.",
    "eval.h*":
      "The same rule with the next weight. What this layer's $\\bar w_k$ will need is the state before it.",
    "store=h0,h4,h8 discard.h1":
      "$h_2$ has been made from it, and $h_0$ leads back to it: $h_1$ need not stay in memory.",
    "discard.h*":
      "Nothing ahead needs this state any more, and the way back can do without it: it is dropped.",
    "seed.h*": "The last state is the output. Its adjoint is 1.",
    "store=h0,h4,h8 recompute.h5":
      "The way back has come to $h_8$ and asks for $h_7$, which was dropped. So the segment from $h_4$ runs again, first $h_5$, to the same bits.",
    "store=h0,h4,h8 recompute.h8":
      "The whole segment runs again, its last layer too: it is the graph and its pullbacks that are made anew.",
    "store=h0,h4,h8 recompute.h1":
      "Only now does the first segment run again, from $h_0$. What came after it is gone: two segments are never held together.",
    "recompute.h*":
      "This state was dropped and is needed once more: it is evaluated again from the one before, to the same bits.",
    "held recompute.h*":
      "This state is still there. Its layer, the last of the segment, runs again all the same, so that its graph and its pullback are made anew.",
    "acc.h*.0":
      "The weight receives $\\bar h_k (1 - h_k^2)\\, h_{k-1}$, for which the state before the layer had to be there.",
    "store=h0,h4,h8 acc.h5.1":
      "$\\bar h_4$ is complete. The segment has done its work, and its states can go a second time.",
    "acc.h1.1": "The chain ends at $h_0$, whose adjoint is the product of all slopes on the way.",
    "acc.h*.1":
      "The state before receives $\\bar h_k (1 - h_k^2)\\, w_k$: no more than $|w_k|$ times the adjoint gets through a layer.",
    "lowersPeak collect":
      "The same gradient as with full storage, bit for bit: less memory, more evaluations.",
    "repeated collect":
      "The same gradient as with full storage, bit for bit. Layers were evaluated again, yet at one time all states were in memory, as with full storage.",
    collect:
      "Every state was kept until it was used: nothing was evaluated twice, and all were in memory at once.",
  },
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
