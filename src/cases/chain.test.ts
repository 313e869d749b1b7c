import { describe, expect, it } from "vitest";
import type { GraphNode } from "../autodiff/graph-node.ts";
import { observe } from "../autodiff/observe.ts";
import { add } from "../autodiff/operations/arithmetic.ts";
import { Var } from "../autodiff/var.ts";
import { keptLayers, runChain } from "./chain.ts";
import type { StorePolicy } from "./parameters/layers.ts";

describe("keptLayers", () => {
  it.each<[Exclude<StorePolicy, { kind: "optimal" }>, number, number[]]>([
    [{ kind: "all" }, 4, [0, 1, 2, 3, 4]],
    [{ kind: "list", layers: [0, 4, 8] }, 8, [0, 4, 8]],
    [{ kind: "list", layers: [5, 2, 5] }, 8, [0, 2, 5, 8]],
    [{ kind: "list", layers: [] }, 3, [0, 3]],
    [{ kind: "list", layers: [4, 8, 12] }, 6, [0, 4, 6]],
    [{ kind: "sqrt" }, 2, [0, 2]],
    [{ kind: "sqrt" }, 4, [0, 2, 4]],
    [{ kind: "sqrt" }, 5, [0, 3, 5]],
    [{ kind: "sqrt" }, 8, [0, 3, 6, 8]],
    [{ kind: "sqrt" }, 9, [0, 3, 6, 9]],
    [{ kind: "sqrt" }, 64, [0, 8, 16, 24, 32, 40, 48, 56, 64]],
  ])("for %j and %i layers returns %j", (store, last, kept) => {
    expect(keptLayers(store, last)).toEqual(kept);
  });
});

/** Runs a chain that adds the weights 1, 10, 100, … to 0.5 in turn. */
function sumUp(store: StorePolicy, length: number) {
  const layers: [k: number, weight: number][] = [];
  let kept = 0;
  const weights = Array.from({ length }, (_, i) => new Var(10 ** i));
  const layer = (k: number, w: GraphNode<number>, h: GraphNode<number>) => {
    layers.push([k, w.value]);
    return add(w, h);
  };
  const watcher = { kept: () => (kept += 1) };
  const { value } = observe(watcher, () => runChain(new Var(0.5), weights, layer, store));
  return { layers, kept, value };
}

describe("runChain", () => {
  it.each<[StorePolicy]>([
    [{ kind: "all" }],
    [{ kind: "sqrt" }],
    [{ kind: "list", layers: [0, 1, 4, 5] }],
    [{ kind: "optimal", slots: 1 }],
    [{ kind: "optimal", slots: 64 }],
  ])("with store %j runs each layer once, in order, with its own weight", (store) => {
    expect(sumUp(store, 5)).toMatchObject({
      layers: [
        [1, 1],
        [2, 10],
        [3, 100],
        [4, 1000],
        [5, 10000],
      ],
      value: 11111.5,
    });
  });

  it("makes no checkpoint between neighbouring kept states", () => {
    expect(sumUp({ kind: "all" }, 5).kept).toBe(0);
    expect(sumUp({ kind: "list", layers: [1, 2, 3, 4] }, 5).kept).toBe(0);
    expect(sumUp({ kind: "list", layers: [2] }, 5).kept).toBeGreaterThan(0);
  });
});
