import { describe, expect, it } from "vitest";
import { filled, nestedOf, tensor } from "../tensor.ts";
import type { Tensor, Value } from "../value.ts";
import { Var } from "../var.ts";
import { linear, matmul, transpose } from "./matrices.ts";
import { mean, rowSums, sum } from "./reductions.ts";

const leaf = (value: Value): Var<Value> => new Var<Value>(value);
const zeros = (...shape: number[]): Tensor => filled(shape, () => 0);

describe("the linear layer", () => {
  const [x, w, b] = [
    leaf(
      tensor([
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ),
    leaf(
      tensor([
        [1, -1],
        [2, 0.5],
      ]),
    ),
    leaf(tensor([10, 20])),
  ];
  const y = linear(x, w, b);

  it("has the value X W + b", () => {
    expect(nestedOf(y.value)).toEqual([
      [15, 20],
      [21, 19],
      [27, 18],
    ]);
  });

  it("has the text's three rules: Ȳ Wᵀ, Xᵀ Ȳ, and the sum of the rows of Ȳ", () => {
    y.backward(
      tensor([
        [1, 0],
        [0, 1],
        [2, -1],
      ]),
    );
    expect(nestedOf(x.grad)).toEqual([
      [1, 2],
      [-1, 0.5],
      [3, 3.5],
    ]);
    expect(nestedOf(w.grad)).toEqual([
      [11, -2],
      [14, -2],
    ]);
    expect(nestedOf(b.grad)).toEqual([3, 0]);
  });
});

it("a matrix times itself receives two contributions", () => {
  const a = leaf(
    tensor([
      [1, 2],
      [3, 4],
    ]),
  );
  matmul(a, a).backward(
    tensor([
      [1, 0],
      [0, 0],
    ]),
  );
  expect(nestedOf(a.grad)).toEqual([
    [2, 3],
    [2, 0],
  ]);
});

it("row sums form a column", () => {
  expect(
    nestedOf(
      rowSums(
        leaf(
          tensor([
            [1, 2, 3],
            [4, 5, 6],
          ]),
        ),
      ).value,
    ),
  ).toEqual([[6], [15]]);
});

describe("empty tensors:", () => {
  it("an inner size of 0 gives a product of zeros and empty adjoints", () => {
    const [a, b] = [leaf(zeros(2, 0)), leaf(zeros(0, 3))];
    const y = matmul(a, b);
    expect(y.value).toEqual(zeros(2, 3));
    y.backward(filled([2, 3], () => 1));
    expect([a.grad, b.grad]).toEqual([zeros(2, 0), zeros(0, 3)]);
  });

  it("a batch of 0 gives the parameters the adjoint 0", () => {
    const [x, w, b] = [leaf(zeros(0, 2)), leaf(filled([2, 3], () => 1)), leaf(zeros(3))];
    linear(x, w, b).backward(zeros(0, 3));
    expect([x.grad, w.grad, b.grad]).toEqual([zeros(0, 2), zeros(2, 3), zeros(3)]);
  });

  it.each([[[0]], [[0, 3]], [[2, 0]]])("the sum is 0 and the mean NaN for shape %j", (shape) => {
    const a = leaf(zeros(...shape));
    const [total, average] = [sum(a), mean(a)];
    expect([total.value, average.value]).toEqual([0, Number.NaN]);
    for (const y of [total, average]) {
      y.backward();
      expect(a.grad).toEqual(zeros(...shape));
    }
  });

  it("the transpose is empty, and the sum of an empty row is 0", () => {
    expect(transpose(leaf(zeros(0, 3))).value).toEqual(zeros(3, 0));
    expect([zeros(2, 0), zeros(0, 3)].map((a) => rowSums(leaf(a)).value)).toEqual([zeros(2, 1), zeros(0, 1)]);
  });
});

it("sum and mean treat a number or a tensor of rank 0 as one entry", () => {
  for (const [value, one] of [
    [3, 1],
    [tensor(3), tensor(1)],
  ] as const) {
    const a = leaf(value);
    for (const y of [sum(a), mean(a)]) {
      y.backward();
      expect([y.value, a.grad]).toEqual([3, one]);
    }
  }
});

const [A, B] = [leaf(zeros(2, 3)), leaf(zeros(4, 1))];

it.each<[string, () => unknown, string]>([
  ["inner sizes that differ", () => matmul(A, B), "matmul: inner sizes differ, [2,3] × [4,1]"],
  [
    "a list as a factor",
    () => matmul(A, leaf(zeros(3))),
    "matmul: a matrix is needed, not the shape [3]; give rows of numbers",
  ],
  [
    "a number",
    () => transpose(leaf(2)),
    "transpose: a matrix is needed, not the shape []; give rows of numbers",
  ],
  [
    "three dimensions",
    () => rowSums(leaf(zeros(1, 2, 3))),
    "rowSums: a matrix is needed, not the shape [1,2,3]; give rows of numbers",
  ],
  [
    "a layer's inner sizes that differ",
    () => linear(A, B, leaf(zeros(1))),
    "linear: inner sizes differ, [2,3] × [4,1]",
  ],
  [
    "a bias of the wrong length",
    () => linear(A, leaf(zeros(3, 2)), leaf(zeros(3))),
    "linear: b has shape [3], X W has 2 columns; make b [2]",
  ],
  [
    "a bias that is a number",
    () => linear(A, leaf(zeros(3, 2)), leaf(1)),
    "linear: b has shape [], X W has 2 columns; make b [2]",
  ],
])("rejects %s", (_, call, message) => {
  expect(call).toThrow(new RangeError(message));
});
