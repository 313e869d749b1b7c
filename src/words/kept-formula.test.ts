import { describe, expect, it } from "vitest";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear } from "../autodiff/operations/matrices.ts";
import { exp } from "../autodiff/operations/powers.ts";
import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import { softmaxCrossEntropy } from "../autodiff/operations/softmax-cross-entropy.ts";
import { tensor } from "../autodiff/tensor.ts";
import { constant } from "../autodiff/var.ts";
import { toText } from "../formula/to-text.ts";
import { type KeptValue, keptOn, keptValues } from "../trace/kept-values.ts";
import { run } from "../trace/testing/run.ts";
import { runWhole } from "../trace/testing/run-whole.ts";
import type { Trace } from "../trace/trace.ts";
import { keptFormula } from "./kept-formula.ts";

/** Writes kept values as `A 6×64 of A`: formula, entries × bits, and the node whose value is kept, if any. */
const texts = (trace: Trace, kept: readonly KeptValue[]): string[] =>
  kept.map((value) => {
    const { node, entries, bits } = value;
    const whose = node === undefined ? "" : ` of ${trace.nodes.at(node)?.id}`;
    return `${toText(keptFormula(trace, value))} ${entries}×${bits / entries}${whose}`;
  });
const onEdges = (trace: Trace) => trace.edges.map((_, i) => texts(trace, keptOn(trace, i)).join(", "));
const listed = (trace: Trace) => texts(trace, keptValues(trace));

const X = [
  [1, -2, 0],
  [0.5, 3, -1],
];

describe("the values that a pullback keeps", () => {
  it("are W for X, X for W, and none for b", () => {
    const trace = runWhole([X, [[1], [2], [3]], [4]], (x, w, b) => linear(x, w, b));
    expect(onEdges(trace)).toEqual(["B 3×64 of B", "A 6×64 of A", ""]);
    expect(listed(trace)).toEqual(["B 3×64 of B", "A 6×64 of A"]);
  });

  it("are the layer's input, its output, or a mask that is no node's value", () => {
    const kept = (store: "input" | "output" | "mask", kink = 0) =>
      onEdges(runWhole([X], (x) => reluLayer(x, { store, kink })));
    expect([kept("input"), kept("output")]).toEqual([["A 6×64 of A"], ["Y 6×64 of Y"]]);
    expect([kept("mask"), kept("mask", 1), kept("mask", 0.5)]).toEqual([["M 6×1"], ["M 6×1"], ["M 6×2"]]);
  });

  it("are one matrix for the fused loss, whose targets are a named constant", () => {
    const trace = runWhole([X], (z) => {
      const T = constant(
        tensor([
          [1, 0, 0],
          [0, 0, 1],
        ]),
      );
      return { names: {}, outputs: { L: softmaxCrossEntropy(z, T) }, constants: { T } };
    });
    expect(onEdges(trace)).toEqual(["(P − T)/B 6×64"]);
  });
});

describe("the values that a run keeps", () => {
  it("include each value once, however many pullbacks keep it", () => {
    const trace = run([3, 4], (x1, x2) => add(mul(x1, x1), mul(x1, x2)));
    expect(onEdges(trace)).toEqual([
      "x₁ 1×64 of x1",
      "x₁ 1×64 of x1",
      "x₂ 1×64 of x2",
      "x₁ 1×64 of x1",
      "",
      "",
    ]);
    expect(listed(trace)).toEqual(["x₁ 1×64 of x1", "x₂ 1×64 of x2"]);
  });

  it("include a mask per layer that made one", () => {
    const trace = runWhole([X], (x) => {
      const h = reluLayer(x, { store: "mask", kink: 0 });
      return reluLayer(h, { store: "mask", kink: 0 });
    });
    expect(listed(trace)).toEqual(["M 6×1", "M 6×1"]);
  });

  it("include once a result that its own pullback and the next keep", () => {
    const trace = runWhole([X], (x) => elementwise(mul, elementwise(exp, x), x));
    expect(listed(trace)).toEqual(["n₁ 6×64 of n1", "A 6×64 of A"]);
  });
});
