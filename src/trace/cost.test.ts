import { describe, expect, it } from "vitest";
import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { linear } from "../autodiff/operations/matrices.ts";
import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import { keeping, storingAll } from "../autodiff/testing/chain.ts";
import { costOf, operationsIn } from "./cost.ts";
import { runChain } from "./testing/chains.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";
import { stepAt } from "./trace.ts";

describe("the cost of a run", () => {
  it("with one input and one output is equal in both modes, for gradient and Jacobian", () => {
    const { gradient, jacobian, ...rest } = costOf(run([3], (x) => mul(sin(x), x)));
    const one = { passes: 1, contributions: 3 };
    expect([gradient, jacobian]).toEqual(Array(2).fill({ reverse: one, forward: one }));
    expect(rest).toEqual({
      inputs: 1,
      outputs: 1,
      operations: { evaluations: 2, repeated: 0, pullbacks: 3 },
      kept: { numbers: 2, bits: 128 },
      activations: 3,
      peak: 3,
    });
  });

  it("is one forward pass per input and one reverse pass per output", () => {
    const cost = costOf(
      run([2, 3, 4], (x1, x2, x3) => ({
        names: {},
        outputs: { y1: mul(x1, x2), y2: add(x2, x3) },
      })),
    );
    expect([cost.inputs, cost.outputs]).toEqual([3, 2]);
    const [reverse, forward] = [
      { passes: 1, contributions: 4 },
      { passes: 3, contributions: 12 },
    ];
    expect(cost.gradient).toEqual({ reverse, forward });
    expect(cost.jacobian).toEqual({ reverse: { passes: 2, contributions: 8 }, forward });
  });

  it("counts tensor entries as inputs and outputs, and a tensor operation once", () => {
    const rows = (m: number, n: number) => Array.from({ length: m }, () => Array(n).fill(1));
    const cost = costOf(runWhole([rows(3, 2), rows(2, 4), [1, 2, 3, 4]], (x, w, b) => linear(x, w, b)));
    expect([cost.inputs, cost.outputs]).toEqual([18, 12]);
    expect(cost.operations).toEqual({ evaluations: 1, repeated: 0, pullbacks: 3 });
    expect(cost.kept).toEqual({ numbers: 14, bits: 64 * 14 });
    expect(cost.gradient.forward).toEqual({ passes: 18, contributions: 54 });
  });

  it("counts a mask in bits, not as numbers", () => {
    const cost = costOf(runWhole([[[1, -2, 3]]], (x) => reluLayer(x, { store: "mask", kink: 0 })));
    expect(cost.kept).toEqual({ numbers: 0, bits: 3 });
  });

  it("with checkpoints has repeated evaluations and a lower peak, but the same passes", () => {
    const full = costOf(runChain(storingAll(8)));
    const cost = costOf(runChain(keeping(0, 4, 8)));
    expect(cost.operations).toEqual({ ...full.operations, repeated: 8 });
    expect([full.peak, cost.peak, cost.activations]).toEqual([9, 6, 9]);
    expect([cost.gradient, cost.jacobian]).toEqual([full.gradient, full.jacobian]);
  });
});

it("operation counts up to a step include only the steps so far", () => {
  const trace = runChain(keeping(0, 2, 4));
  const soFar = Array.from(trace.steps, (_, i) => operationsIn(trace, i));
  for (const [i, { evaluations, repeated, pullbacks }] of soFar.entries()) {
    const before = soFar[i - 1];
    if (before === undefined) continue;
    const more = evaluations + repeated + pullbacks - before.evaluations - before.repeated - before.pullbacks;
    expect(more).toBe(["evaluate", "recompute", "accumulate"].includes(stepAt(trace, i)?.kind ?? "") ? 1 : 0);
  }
});
