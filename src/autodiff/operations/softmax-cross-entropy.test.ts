import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pushTangents } from "../forward-mode.ts";
import type { GraphNode } from "../graph-node.ts";
import { nestedOf, tensor } from "../tensor.ts";
import type { Tensor } from "../value.ts";
import { constant, Var } from "../var.ts";
import { div, mul, neg } from "./arithmetic.ts";
import { elementwise } from "./elementwise.ts";
import { exp, log } from "./powers.ts";
import { mean, rowSums } from "./reductions.ts";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.ts";

type Rows = readonly (readonly number[])[];

/** Computes the loss by the text's naive graph, operation by operation. */
function direct(z: GraphNode, t: GraphNode): Var {
  const powers = elementwise(exp, z);
  const p = elementwise(div, powers, rowSums(powers));
  return mean(elementwise(neg, rowSums(elementwise(mul, t, elementwise(log, p)))));
}

function run(loss: (z: GraphNode, t: GraphNode) => Var, z: Rows, t: Rows): { L: number; grad: Tensor } {
  const leaf = new Var<Tensor>(tensor(z));
  const y = loss(leaf, constant(tensor(t)));
  y.backward();
  return { L: y.value, grad: leaf.grad };
}

const oneHot = (k: number, size: number): number[] => Array.from({ length: size }, (_, i) => Number(i === k));

/** Random logits, and one class per row as one-hot targets. */
const problems = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 5 })).chain(([b, k]) => {
  const row = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: k, maxLength: k });
  const rows = fc.array(fc.tuple(row, fc.nat(k - 1)), { minLength: b, maxLength: b });
  return rows.map((pairs) => ({ z: pairs.map(([z]) => z), t: pairs.map(([, i]) => oneHot(i, k)) }));
});

/** Returns whether two numbers agree to 1e-12, relative to at least 0.01: digits cancel where p is near 0 or 1. */
const near = (got: number, expected: number): boolean =>
  Math.abs(got - expected) <= 1e-12 * Math.max(Math.abs(expected), 0.01);

describe("the fused loss", () => {
  it("agrees with the direct graph for logits between −20 and 20", () => {
    fc.assert(
      fc.property(problems, ({ z, t }) => {
        const [fused, naive] = [run(softmaxCrossEntropy, z, t), run(direct, z, t)];
        expect(fused.L).toSatisfy((got: number) => near(got, naive.L));
        expect(fused.grad.shape).toEqual(naive.grad.shape);
        for (const [i, entry] of naive.grad.data.entries()) {
          expect(fused.grad.data[i]).toSatisfy((got: number) => near(got, entry));
        }
      }),
    );
  });

  it("has the gradient (P − T)/B", () => {
    const { grad } = run(
      softmaxCrossEntropy,
      [
        [0, Math.log(3)],
        [5, 5],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    );
    const expected = [(0.25 - 1) / 2, 0.75 / 2, 0.25, -0.25];
    for (const [i, entry] of expected.entries()) expect(grad.data[i]).toBeCloseTo(entry, 15);
  });

  it("is accurate at [1000, 1001, 999]; the direct graph gives NaN", () => {
    const [z, t] = [[[1000, 1001, 999]], [[0, 0, 1]]];
    const [fused, naive] = [run(softmaxCrossEntropy, z, t), run(direct, z, t)];
    const norm = 1 + Math.exp(-1) + Math.exp(-2);
    expect(fused.L).toBeCloseTo(2 + Math.log(norm), 14);
    for (const [i, p] of [Math.exp(-1), 1, Math.exp(-2)].entries()) {
      expect(fused.grad.data[i]).toBeCloseTo(p / norm - Number(i === 2), 14);
    }
    expect(naive).toEqual({ L: Number.NaN, grad: tensor([[Number.NaN, Number.NaN, Number.NaN]]) });
  });

  it("has tangents equal to its gradient at [1000, 1001, 999]", () => {
    const z = new Var<Tensor>(tensor([[1000, 1001, 999]]));
    const y = softmaxCrossEntropy(z, constant(tensor([[0, 0, 1]])));
    y.backward();
    for (const [k, slope] of z.grad.data.entries()) {
      const [tangent] = pushTangents([y], new Map([[z, tensor([oneHot(k, 3)])]]));
      expect(tangent).toBeCloseTo(slope, 14);
    }
  });

  it("is finite where a class with target 0 has probability 0", () => {
    const { L, grad } = run(softmaxCrossEntropy, [[0, -2000]], [[1, 0]]);
    expect([L, nestedOf(grad)]).toEqual([0, [[0, 0]]]);
    expect(run(softmaxCrossEntropy, [[0, Number.NEGATIVE_INFINITY]], [[1, 0]])).toEqual({ L, grad });
  });

  it("has the gradient of L also for targets that do not sum to 1", () => {
    const [z, t] = [[[0.5, -1, 2]], [[0.5, 2, 0.25]]];
    const [fused, naive] = [run(softmaxCrossEntropy, z, t), run(direct, z, t)];
    expect(fused.L).toBeCloseTo(naive.L, 14);
    for (const [i, entry] of naive.grad.data.entries()) expect(fused.grad.data[i]).toBeCloseTo(entry, 14);
  });

  it("is 0, not −0, for a single class", () => {
    expect(run(softmaxCrossEntropy, [[3]], [[1]])).toEqual({ L: 0, grad: tensor([[0]]) });
  });

  it("multiplies its contributions by the adjoint", () => {
    const z = new Var<Tensor>(tensor([[1, 2]]));
    const t = new Var<Tensor>(tensor([[1, 0]]));
    const y = softmaxCrossEntropy(z, t);
    y.backward();
    const [dz, dt] = [z.grad, t.grad];
    y.backward(-4);
    expect([...z.grad.data]).toEqual([...dz.data].map((g) => -4 * g));
    expect([...t.grad.data]).toEqual([...dt.data].map((g) => -4 * g));
  });
});

it.each<[string, Tensor, Tensor, string]>([
  [
    "targets of another shape",
    tensor([[1, 2]]),
    tensor([[1], [0]]),
    "logits [1,2] and targets [2,1] differ in shape; give each row of logits a row of targets",
  ],
  ["a list", tensor([1, 2]), tensor([1, 0]), "a matrix is needed, not the shape [2]; give rows of numbers"],
])("rejects %s", (_, z, t, message) => {
  expect(() => softmaxCrossEntropy(constant(z), constant(t))).toThrow(
    new RangeError(`softmaxCrossEntropy: ${message}`),
  );
});
