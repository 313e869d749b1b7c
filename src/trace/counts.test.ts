import { describe, expect, it } from "vitest";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { linear } from "../autodiff/operations/matrices.ts";
import { square } from "../autodiff/operations/powers.ts";
import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import { keeping, storingAll } from "../autodiff/testing/chain.ts";
import { countsOf } from "./counts.ts";
import { runChain } from "./testing/chains.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";

const matrix = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => i - j));

describe("the counts of a run", () => {
  it("count graph nodes and edges, with x·x as two edges and without leaves", () => {
    const trace = run([3, 4], (x) => mul(x, x));
    // x and y are live at once, the unused input until the end.
    expect(countsOf(trace)).toEqual({ nodes: 1, edges: 2, pullbacks: 2, bits: 64, peak: 3, recomputed: 0 });
  });

  it("count pullbacks that run, not edges that do not lead to the output", () => {
    const trace = run([2, 3], (x1, x2) => {
      add(sin(x2), x1);
      return square(x1);
    });
    const { nodes, edges, pullbacks } = countsOf(trace);
    expect([nodes, edges, pullbacks]).toEqual([3, 4, 1]);
  });

  it("of a layer are one node whatever its size", () => {
    const trace = runWhole([matrix(3, 2), matrix(2, 4), [1, 2, 3, 4]], (x, w, b) => linear(x, w, b));
    const bits = 64 * (3 * 2 + 2 * 4);
    expect(countsOf(trace)).toEqual({ nodes: 1, edges: 3, pullbacks: 3, bits, peak: 4, recomputed: 0 });
  });

  it("of a chain with checkpoints equal full storage, except for the peak and repeated evaluations", () => {
    const full = countsOf(runChain(storingAll(8)));
    expect([full.nodes, full.edges, full.pullbacks, full.peak, full.recomputed]).toEqual([8, 16, 16, 9, 0]);
    expect(countsOf(runChain(keeping(0, 4, 8)))).toEqual({ ...full, peak: 6, recomputed: 8 });
  });

  it.each<[Parameters<typeof reluLayer>[1], number]>([
    [{ store: "input", kink: 0 }, 384],
    [{ store: "input", kink: 0.5 }, 384],
    [{ store: "output", kink: 0 }, 384],
    [{ store: "mask", kink: 0 }, 6],
    [{ store: "mask", kink: 1 }, 6],
    [{ store: "mask", kink: 0.5 }, 12],
  ])("of a ReLU layer of six entries with %o are %i bits", (choices, bits) => {
    expect(countsOf(runWhole([matrix(2, 3)], (x) => reluLayer(x, choices))).bits).toBe(bits);
  });
});
