import { describe, expect, it } from "vitest";
import { add, mul, neg, sub } from "./operations/arithmetic.ts";
import { sin, tanh } from "./operations/curves.ts";
import { sqrt } from "./operations/powers.ts";
import { plus, shapeOf, type Tensor, zeroLike } from "./value.ts";
import { Var } from "./var.ts";

const tensor = (shape: number[], ...entries: number[]): Tensor => ({
  shape,
  data: Float64Array.from(entries),
});

describe("plus", () => {
  it("adds numbers, and adds tensors entry by entry into a new tensor", () => {
    const [a, b] = [tensor([2], 1, 2), tensor([2], 10, 20)];
    expect(plus(1, 2)).toBe(3);
    expect(plus(a, b)).toEqual(tensor([2], 11, 22));
    expect([a, b]).toEqual([tensor([2], 1, 2), tensor([2], 10, 20)]);
  });

  it("adds empty tensors", () => {
    expect(plus(tensor([0, 3]), tensor([0, 3]))).toEqual(tensor([0, 3]));
  });

  it.each([
    [tensor([2], 1, 2), tensor([2, 1], 1, 2), "[2] + [2,1]; sum the contribution back to [2]"],
    [tensor([2], 1, 2), 3, "[2] + []; sum the contribution back to [2]"],
    [3, tensor([2], 1, 2), "[] + [2]; sum the contribution back to []"],
    [tensor([], 1), 1, "[] + []; sum the contribution back to []"],
  ] as const)("rejects shapes that differ: %j and %j", (a, b, message) => {
    expect(() => plus<number | Tensor>(a, b)).toThrow(new RangeError(`add: shapes differ, ${message}`));
  });
});

it("zeroLike returns zeros in the shape of the value", () => {
  expect(zeroLike(5)).toBe(0);
  expect(zeroLike(tensor([1, 2], 3, 4))).toEqual(tensor([1, 2], 0, 0));
});

it("shapeOf is empty for a number", () => {
  expect([shapeOf(5), shapeOf(tensor([2, 0]))]).toEqual([[], [2, 0]]);
});

describe("−0", () => {
  it("is preserved as a value and by operations that preserve signs", () => {
    const x = new Var(-0);
    const values = [x, mul(x, new Var(3)), sin(x), tanh(x), sqrt(x), neg(new Var(0)), add(x, x)];
    for (const { value } of values) expect(value).toBe(-0);
  });

  it("is preserved in a contribution, but adding it to an adjoint of 0 gives 0", () => {
    const [x, y] = [new Var(-0), new Var(3)];
    const product = mul(x, y);
    expect(product.parents[1]?.[1](1)).toBe(-0);
    product.backward();
    expect(y.grad).toBe(0);
  });
});

it("subnormals are preserved as values, adjoints and contributions", () => {
  const tiny = Number.MIN_VALUE;
  const [x, y] = [new Var(3 * tiny), new Var(1)];
  const z = sub(mul(x, y), new Var(0));
  z.backward();
  expect([z.value, y.grad]).toEqual([3 * tiny, 3 * tiny]);
  z.backward(tiny);
  expect(x.grad).toBe(tiny);
});
