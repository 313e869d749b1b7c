import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backward } from "./backward.ts";
import { derivative } from "./differences.ts";
import { pushTangents } from "./forward-mode.ts";
import { mul, sub } from "./operations/arithmetic.ts";
import { tanh } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { linear, matmul, transpose } from "./operations/matrices.ts";
import { mean, rowSums } from "./operations/reductions.ts";
import { softmaxCrossEntropy } from "./operations/softmax-cross-entropy.ts";
import { filled, tensor } from "./tensor.ts";
import { dot, randomLike, randomNumbers, shifted } from "./testing/tensor-agreement.ts";
import type { Tensor, Value } from "./value.ts";
import { constant, Var } from "./var.ts";

const size = fc.integer({ min: 1, max: 4 });

/** Builds two layers that share a hidden matrix, used at several depths, broadcast and summed; three outputs. */
function network([x, w1, b1, w2, b2, t]: readonly Tensor[]): {
  leaves: Var<Tensor>[];
  outputs: Var<Value>[];
} {
  const leaves = [x, w1, b1, w2, b2].map((value) => new Var<Tensor>(value as Tensor));
  const [X, W1, B1, W2, B2] = leaves as [Var<Tensor>, Var<Tensor>, Var<Tensor>, Var<Tensor>, Var<Tensor>];
  const hidden = elementwise(tanh, linear(X, W1, B1));
  const centred = elementwise(sub, hidden, rowSums(hidden));
  const gram = matmul(transpose(hidden), elementwise(mul, centred, hidden));
  const logits = linear(hidden, W2, B2);
  const outputs: Var<Value>[] = [softmaxCrossEntropy(logits, constant(t as Tensor)), mean(gram), hidden];
  return { leaves, outputs };
}

describe("a network of tensors", () => {
  it("has a gradient that agrees with forward mode and differences, and the same bits in a second sweep", () => {
    fc.assert(
      fc.property(size, size, size, size, fc.nat(), (batch, input, hidden, classes, seed) => {
        const numbers = randomNumbers(seed);
        const shapes = [
          [batch, input],
          [input, hidden],
          [hidden],
          [hidden, classes],
          [classes],
          [batch, classes],
        ];
        const point = shapes.map((shape) => filled(shape, numbers));
        const { leaves, outputs } = network(point);
        const seeds = outputs.map(({ value }) => randomLike(value, numbers));
        const pairs = outputs.map((output, i) => [output, seeds[i] as Value] as const);
        backward(pairs);
        const grads = leaves.map(({ grad }) => grad);
        backward(pairs);
        expect(leaves.map(({ grad }) => grad)).toEqual(grads);

        const along = leaves.map(({ value }) => randomLike(value, numbers));
        const weighted = (values: readonly Value[]) =>
          values.map((value, i) => dot(seeds[i] as Value, value).value).reduce((a, b) => a + b, 0);
        const at = (t: number): number => {
          const moved = point.map((x, i) => (i < along.length ? shifted(x, t - 1, along[i] as Value) : x));
          return weighted(network(moved as Tensor[]).outputs.map(({ value }) => value));
        };
        const terms = grads.map((grad, i) => dot(grad, along[i] as Value));
        const got = terms.reduce((sum, { value }) => sum + value, 0);
        const scale = terms.reduce((sum, { size }) => sum + size, 0.01);
        const tangents = pushTangents(outputs, new Map(leaves.map((v, i) => [v, along[i] as Value])));
        expect(Math.abs(got - weighted(tangents))).toBeLessThanOrEqual(1e-12 * scale);
        // All entries move at once along a direction, so a graph curves more than a single operation.
        expect(Math.abs(got - derivative(at, 1, 1e-4))).toBeLessThanOrEqual(1e-7 * scale);
      }),
    );
  });

  it("leaves the adjoints of an unused tensor and of a constant at 0, in their shapes", () => {
    const [x, unused, c] = [
      new Var<Tensor>(tensor([1, 2])),
      new Var<Tensor>(tensor([[1, 2, 3]])),
      constant(tensor([3, 4])),
    ];
    mean(elementwise(mul, x, c)).backward();
    expect([x.grad, unused.grad, c.grad]).toEqual([tensor([1.5, 2]), tensor([[0, 0, 0]]), tensor([0, 0])]);
  });
});

describe("a seed", () => {
  const y = elementwise(mul, new Var<Tensor>(tensor([[1, 2]])), new Var(3));

  it.each<[string, Value, string]>([
    ["a number", 1, "the seed's shape [] is not the output's, [1,2]"],
    ["another shape", tensor([1, 2]), "the seed's shape [2] is not the output's, [1,2]"],
    ["a transposed shape", tensor([[1], [2]]), "the seed's shape [2,1] is not the output's, [1,2]"],
  ])("of %s is rejected", (_, seed, message) => {
    expect(() => backward([[y, seed]])).toThrow(new RangeError(`backward: ${message}`));
  });

  it("has no default for an output that is a tensor", () => {
    expect(() => y.backward()).toThrow(
      new RangeError("backward: the seed's shape [] is not the output's, [1,2]"),
    );
  });

  it("must be a number for a number, and a tensor of rank 0 for a tensor of rank 0", () => {
    const [scalar, rank0] = [new Var(2), elementwise(mul, new Var(2), new Var(3))];
    expect(() => backward([[rank0, 1]])).toThrow(
      new RangeError(
        "backward: the seed is a number, the output a tensor of shape []; give a tensor of shape []",
      ),
    );
    expect(() => backward([[scalar, tensor(1)]])).toThrow(
      new RangeError("backward: the seed is a tensor of shape [], the output a number; give a number"),
    );
  });
});
