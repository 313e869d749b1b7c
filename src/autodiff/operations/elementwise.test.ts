import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pushTangents } from "../forward-mode.ts";
import { observe } from "../observe.ts";
import { filled, nestedOf, sizeOf, tensor } from "../tensor.ts";
import { smoothOperands } from "../testing/smooth-domain.ts";
import { dot, randomLike, randomNumbers } from "../testing/tensor-agreement.ts";
import type { Tensor, Value } from "../value.ts";
import { constant, Var } from "../var.ts";
import { operations } from "./all.ts";
import { add, affine, div, mul, sub } from "./arithmetic.ts";
import { elementwise } from "./elementwise.ts";
import { linear, matmul } from "./matrices.ts";
import { exp, log, pow } from "./powers.ts";
import { rowSums } from "./reductions.ts";

const leaf = (value: Value): Var<Value> => new Var<Value>(value);
const at = (value: Value, i: number): number =>
  typeof value === "number" ? value : (value.data[i] as number);
const adjointOf = (y: Var<Tensor>): Tensor => randomLike(y.value, randomNumbers(3)) as Tensor;

describe.each(operations.map((op) => ({ id: op.id, op })))("$id of tensors", ({ op }) => {
  it("equals the scalar operation entry by entry, bit for bit, forward and backward", () => {
    const columns = fc.array(fc.tuple(...op.rules.map(() => fc.double())), { maxLength: 6 });
    fc.assert(
      fc.property(columns, (points) => {
        const leaves = op.rules.map((_, k) => leaf(tensor(points.map((point) => point[k] ?? 0))));
        const y = elementwise(op, ...leaves);
        const g = adjointOf(y);
        y.backward(g);
        for (const [i, point] of points.entries()) {
          const scalars = point.map((x) => new Var(x));
          const single = op(...scalars);
          single.backward(g.data[i] as number);
          expect(at(y.value, i)).toBe(single.value);
          expect(leaves.map(({ grad }) => at(grad, i))).toEqual(scalars.map(({ grad }) => grad));
        }
      }),
    );
  });

  const spreads = [
    [[2, 3], [3]],
    [
      [2, 3],
      [2, 1],
    ],
    [
      [1, 3],
      [2, 1],
    ],
    [[2, 3], [1]],
    [[2, 3], []],
    [[], [3]],
  ];

  it.each(spreads.map((shapes) => [shapes]))("sums over broadcast entries: shapes %j", (shapes) => {
    fc.assert(
      fc.property(smoothOperands(op), (point) => {
        // The same number everywhere, so that every combination of entries is smooth.
        const shapeOfOperand = (k: number): number[] => shapes[k % 2] ?? [];
        const own = (k: number): Tensor => filled(shapeOfOperand(k), () => point[k] ?? 0);
        const leaves = op.rules.map((_, k) => leaf(own(k)));
        const y = elementwise(op, ...leaves);
        const g = adjointOf(y);
        y.backward(g);
        for (const v of leaves) {
          expect((v.grad as Tensor).shape).toEqual((v.value as Tensor).shape);
          const direction = randomLike(v.value, randomNumbers(5));
          const [got, [tangent = 0]] = [
            dot(v.grad, direction),
            pushTangents<Value>([y], new Map([[v, direction]])),
          ];
          const expected = dot(g, tangent);
          const tolerance = 1e-12 * Math.max(got.size, expected.size, 0.01);
          expect(Math.abs(got.value - expected.value)).toBeLessThanOrEqual(tolerance);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("broadcasting", () => {
  const X = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]);

  it.each<[string, Value, Value]>([
    ["a row", tensor([10, 20, 30]), tensor([5, 7, 9])],
    ["a column", tensor([[10], [20]]), tensor([[6], [15]])],
    ["a list of one entry", tensor([10]), tensor([21])],
    ["a 1×1 matrix", tensor([[10]]), tensor([[21]])],
    ["a tensor of rank 0", tensor(10), tensor(21)],
    ["a number", 10, 21],
  ])("sums the contribution back to the shape of %s", (_, small, expected) => {
    const [x, b] = [leaf(X), leaf(small)];
    const y = elementwise(mul, x, b);
    y.backward(filled([2, 3], () => 1));
    expect(b.grad).toEqual(expected);
    expect((x.grad as Tensor).shape).toEqual([2, 3]);
    expect(y.value.data[5]).toBe(6 * at(small, sizeOf(typeof small === "number" ? [] : small.shape) - 1));
  });

  it("a column and a row gives a matrix, and each receives its own sums", () => {
    const [column, row] = [leaf(tensor([[1], [2]])), leaf(tensor([10, 20, 30]))];
    const y = elementwise(sub, column, row);
    expect(nestedOf(y.value)).toEqual([
      [-9, -19, -29],
      [-8, -18, -28],
    ]);
    y.backward(X);
    expect([column.grad, row.grad].map(nestedOf)).toEqual([
      [[6], [15]],
      [-5, -7, -9],
    ]);
  });

  it("includes a third operand, and leaves a constant's adjoint at 0", () => {
    const [a, h, b] = [constant(tensor([2, 3])), leaf(tensor([[1], [4]])), leaf(0.5)];
    const y = elementwise(affine, a, h, b);
    expect(nestedOf(y.value)).toEqual([
      [2.5, 3.5],
      [8.5, 12.5],
    ]);
    y.backward(filled([2, 2], () => 1));
    expect([a.grad, h.grad, b.grad].map(nestedOf)).toEqual([[0, 0], [[5], [5]], 4]);
  });

  it.each([[[0]], [[0, 3]], [[2, 0]]])("a number to the empty shape %j sends back 0", (shape) => {
    const [x, c] = [leaf(filled(shape, () => 1)), leaf(3)];
    const y = elementwise(mul, x, c);
    expect(y.value).toEqual(filled(shape, () => 1));
    y.backward(filled(shape, () => 1));
    expect([x.grad, c.grad]).toEqual([filled(shape, () => 1), 0]);
  });
});

it("numbers alone give a tensor of rank 0 and receive numbers as contributions", () => {
  const [a, b] = [new Var(3), new Var(4)];
  const y = elementwise(mul, a, b);
  expect(y.value).toEqual(tensor(12));
  y.backward(tensor(10));
  expect([a.grad, b.grad]).toEqual([40, 30]);
});

it("one tensor as both operands receives two contributions from one node", () => {
  const x = leaf(tensor([3, -0.1]));
  const y = elementwise(mul, x, x);
  const told: string[] = [];
  const tell = (what: string) => () => void told.push(what);
  const watcher = {
    ...{ evaluated: tell("evaluated"), entered: () => {}, visited: () => {}, seeded: () => {} },
    accumulated: (_: unknown, operand: number) => void told.push(`accumulated ${operand}`),
  };
  observe(watcher, () => elementwise(mul, x, x).backward(tensor([1, 1])));
  expect(told).toEqual(["evaluated", "accumulated 0", "accumulated 1"]);
  y.backward(tensor([1, 10]));
  expect(nestedOf(x.grad)).toEqual([6, -2]);
});

it("negative bases with a constant exponent give no NaN", () => {
  const x = leaf(tensor([-2, 3]));
  elementwise(pow, x, constant(2)).backward(tensor([1, 1]));
  expect(nestedOf(x.grad)).toEqual([-4, 6]);
});

describe("the operations of a layer and of a direct softmax", () => {
  const { NEGATIVE_INFINITY: MINUS_INF, POSITIVE_INFINITY: INF, NaN: NAN } = Number;

  it("a row of biases added to a product receives the column sums of the adjoint", () => {
    const [x, w, b] = [leaf(filled([3, 2], (i) => i)), leaf(filled([2, 2], (i) => i)), leaf(tensor([5, 7]))];
    const y = elementwise(add, matmul(x, w), b);
    y.backward(filled([3, 2], (i) => i));
    const layer = linear(x, w, b);
    expect(y.value).toEqual(layer.value);
    const kernels = [x, w, b].map(({ grad }) => grad);
    layer.backward(filled([3, 2], (i) => i));
    expect(kernels).toEqual([x, w, b].map(({ grad }) => grad));
    expect(nestedOf(b.grad)).toEqual([6, 9]);
  });

  it("a constant factor on either side has no edge, and the other factor keeps its own pullback", () => {
    const [t, z] = [constant(tensor([[0, 1]])), leaf(tensor([[3, 4]]))];
    for (const y of [elementwise(mul, t, z), elementwise(mul, z, t)]) {
      y.backward(tensor([[10, 10]]));
      expect(y.parents.map(([parent]) => parent)).toEqual([z]);
      expect([z.grad, t.grad].map(nestedOf)).toEqual([[[0, 10]], [[0, 0]]]);
    }
  });

  it("0 × ∞ is NaN, forward and backward", () => {
    const [t, z] = [constant(tensor([0, 1, 0])), leaf(tensor([MINUS_INF, MINUS_INF, NAN]))];
    const y = elementwise(mul, t, z);
    expect(nestedOf(y.value)).toEqual([NAN, MINUS_INF, NAN]);
    y.backward(tensor([INF, INF, 1]));
    expect(nestedOf(z.grad)).toEqual([NAN, INF, 0]);
  });

  it("∞/∞ is NaN, and a finite number divided by ∞ is 0", () => {
    const powers = elementwise(exp, leaf(tensor([[1000, 1001, 3]])));
    const p = elementwise(div, powers, rowSums(powers));
    expect(nestedOf(p.value)).toEqual([[NAN, NAN, 0]]);
    expect(nestedOf(elementwise(log, p).value)).toEqual([[NAN, NAN, MINUS_INF]]);
  });
});

it.each<[string, () => unknown, string]>([
  [
    "sizes that differ",
    () => elementwise(add, leaf(tensor([[1, 2]])), leaf(tensor([1, 2, 3]))),
    "add: shapes do not fit, [1,2] and [3]; sizes must agree from the right or be 1",
  ],
  [
    "an empty list with a list of two",
    () => elementwise(mul, leaf(tensor([])), leaf(tensor([1, 2]))),
    "mul: shapes do not fit, [0] and [2]; sizes must agree from the right or be 1",
  ],
  [
    "a third operand that does not fit",
    () => elementwise(affine, leaf(tensor([1, 2])), leaf(3), leaf(tensor([1, 2, 3]))),
    "affine: shapes do not fit, [2] and [] and [3]; sizes must agree from the right or be 1",
  ],
  [
    "one operand too many",
    () => elementwise(exp, leaf(1), leaf(2)),
    "elementwise: exp takes 1 operand, not 2",
  ],
  ["one operand too few", () => elementwise(mul, leaf(1)), "elementwise: mul takes 2 operands, not 1"],
])("rejects %s", (_, call, message) => {
  expect(call).toThrow(new RangeError(message));
});
