import { describe, expect, it } from "vitest";
import { backward } from "../autodiff/backward.ts";
import { div, mul, neg } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear } from "../autodiff/operations/matrices.ts";
import { exp, log } from "../autodiff/operations/powers.ts";
import { mean, rowSums } from "../autodiff/operations/reductions.ts";
import { type ReluStore, reluLayer } from "../autodiff/operations/relu-layer.ts";
import { softmaxCrossEntropy } from "../autodiff/operations/softmax-cross-entropy.ts";
import { type Nested, nestedOf, tensor } from "../autodiff/tensor.ts";
import type { Tensor, Value } from "../autodiff/value.ts";
import { constant, Var } from "../autodiff/var.ts";
import goldens from "./goldens.json";
import { differences, type Golden } from "./testing/reference.ts";

interface Run {
  readonly leaves: Readonly<Record<string, Var<Tensor>>>;
  readonly output: Var<Value>;
  readonly seed: Value;
}

const records = goldens.records as unknown as Golden<Nested | ReluStore | "fused" | "direct">[];
const leafOf = (value: unknown): Var<Tensor> => new Var<Tensor>(tensor(value as Nested));

const runs: Readonly<Record<string, (params: Golden<unknown>["params"]) => Run>> = {
  "linear-layer"({ X, W, b, Ybar }) {
    const leaves = { X: leafOf(X), W: leafOf(W), b: leafOf(b) };
    return { leaves, output: linear(leaves.X, leaves.W, leaves.b), seed: tensor(Ybar as Nested) };
  },
  "relu-layer"({ X, Ybar, store }) {
    const leaves = { X: leafOf(X) };
    const output = reluLayer(leaves.X, { store: store as ReluStore, kink: 0 });
    return { leaves, output, seed: tensor(Ybar as Nested) };
  },
  "softmax-cross-entropy"({ z, t, variant }) {
    const leaves = { z: leafOf(z) };
    const [, classes = 0] = leaves.z.value.shape;
    const oneHot = (k: number): number[] => Array.from({ length: classes }, (_, i) => Number(i === k));
    const targets = constant(tensor((t as number[]).map(oneHot)));
    const fused = softmaxCrossEntropy(leaves.z, targets);
    return { leaves, output: variant === "fused" ? fused : direct(leaves.z, targets), seed: 1 };
  },
};

function direct(z: Var<Tensor>, targets: Var<Tensor>): Var {
  const powers = elementwise(exp, z);
  const logs = elementwise(log, elementwise(div, powers, rowSums(powers)));
  return mean(elementwise(neg, rowSums(elementwise(mul, targets, logs))));
}

const own = records.filter((golden) => Object.hasOwn(runs, golden.case));

describe("the engine's operations", () => {
  it.each(own.map((golden, i) => ({ ...golden, i })))("match PyTorch in record $i, $case", (golden) => {
    const run = runs[golden.case]?.(golden.params);
    if (run === undefined) throw new Error(`no run for ${golden.case}`);
    backward([[run.output, run.seed]]);
    const [[name = "", reference = 0] = []] = Object.entries(golden.outputs);
    expect(Object.keys(golden.outputs)).toHaveLength(1);
    expect(Object.keys(golden.gradients).toSorted()).toEqual(Object.keys(run.leaves).toSorted());
    expect([
      ...differences(nestedOf(run.output.value), reference, name),
      ...Object.entries(run.leaves).flatMap(([leaf, { grad }]) =>
        differences(nestedOf(grad), golden.gradients[leaf] ?? Number.NaN, `∂${leaf}`),
      ),
    ]).toEqual([]);
  });

  it("have records of every layer and choice", () => {
    const chosen = own.map(({ case: slug, params }) => [slug, params.store ?? params.variant].join(" "));
    expect(new Set(chosen)).toEqual(
      new Set([
        "linear-layer ",
        ...["input", "output", "mask"].map((store) => `relu-layer ${store}`),
        ...["fused", "direct"].map((variant) => `softmax-cross-entropy ${variant}`),
      ]),
    );
  });
});
