import { expect, it } from "vitest";
import { backward } from "./backward.ts";
import { add, affine, mul, neg } from "./operations/arithmetic.ts";
import { sin } from "./operations/curves.ts";
import { exp, sqrt, square } from "./operations/powers.ts";
import type { Tensor } from "./value.ts";
import { constant, Var } from "./var.ts";

const row = (...entries: number[]): Tensor => ({ shape: [entries.length], data: Float64Array.from(entries) });

it.each([
  ["x·x", mul, 6],
  ["x + x", add, 2],
] as const)("%s has the same parent twice, and so two accumulations", (_, op, grad) => {
  const x = new Var(3);
  const y = op(x, x);
  expect(y.parents.map(([parent]) => parent)).toEqual([x, x]);
  y.backward();
  expect(x.grad).toBe(grad);
});

it("adds the contributions to a reused intermediate instead of assigning the last", () => {
  const x = new Var(3);
  const shared = square(x);
  add(mul(shared, new Var(5)), shared).backward();
  expect([shared.grad, x.grad]).toEqual([6, 36]);
});

it("waits for all users of an intermediate, whatever their depths", () => {
  const x = new Var(2);
  const h = square(x);
  add(h, mul(h, mul(h, h))).backward();
  expect(h.grad).toBe(1 + 3 * 4 ** 2);
  expect(x.grad).toBe(2 * 2 + 6 * 2 ** 5);
});

it("starts from zero: a second call gives the same bits", () => {
  const [x1, x2] = [new Var(0.1), new Var(0.7)];
  const y = add(mul(x1, x2), mul(sin(x1), exp(x2)));
  y.backward();
  const first = [y.grad, x1.grad, x2.grad];
  y.backward();
  expect([y.grad, x1.grad, x2.grad]).toEqual(first);
});

it("clears the adjoints of a sweep from another output", () => {
  const x = new Var(3);
  const [y, z] = [square(x), neg(x)];
  y.backward();
  z.backward();
  expect(x.grad).toBe(-1);
});

it("leaves the adjoint of an unused input at 0", () => {
  const [x, unused] = [new Var(3), new Var(4)];
  square(x).backward();
  expect(unused.grad).toBe(0);
});

it("gives a leaf that is an output only its seed", () => {
  const [x, y] = [new Var(3), new Var(5)];
  y.backward();
  expect([y.grad, x.grad]).toEqual([1, 0]);
});

it("gives a constant that is an output its seed, also on the second call", () => {
  const c = constant(5);
  c.backward();
  c.backward(3);
  expect(c.grad).toBe(3);
});

it("never adds to a constant's adjoint", () => {
  const c = constant(5);
  const x = new Var(2);
  add(affine(c, c, c), mul(c, x)).backward();
  expect([c.grad, x.grad]).toEqual([0, 5]);
});

it("computes uᵀJ from several seeded outputs, one of them an ancestor of another", () => {
  const [x, y] = [new Var(2), new Var(3)];
  const product = mul(x, y);
  const outputs = [product, square(product), x] as const;
  backward([
    [outputs[0], 10],
    [outputs[1], 0.5],
    [outputs[2], -1],
  ]);
  expect(product.grad).toBe(10 + 0.5 * 2 * 6);
  expect([x.grad, y.grad]).toEqual([16 * 3 - 1, 16 * 2]);
});

it("adds several seeds of one output", () => {
  const x = new Var(3);
  const y = square(x);
  backward([
    [y, 1],
    [y, 0.25],
  ]);
  expect([y.grad, x.grad]).toEqual([1.25, 7.5]);
});

it("does nothing without outputs", () => {
  expect(() => backward([])).not.toThrow();
});

it("gives NaN for 0·∞ in an adjoint", () => {
  const x = new Var(0);
  const norm = sqrt(mul(x, x));
  norm.backward();
  expect([norm.value, norm.parents[0]?.[0].grad, x.grad]).toEqual([0, Number.POSITIVE_INFINITY, Number.NaN]);
});

it("adds tensor adjoints entry by entry", () => {
  const x = new Var<Tensor>(row(1, 2, 3));
  const y = new Var<Tensor>(row(3, 6, 9));
  const scaleBy =
    (factor: number) =>
    (g: Tensor): Tensor => ({ shape: g.shape, data: g.data.map((entry) => factor * entry) });
  y.parents = [
    [x, scaleBy(1)],
    [x, scaleBy(2)],
  ];
  y.backward(row(1, 10, 100));
  expect(x.grad).toEqual(row(3, 30, 300));
  y.backward(row(1, 0, 0));
  expect(x.grad).toEqual(row(3, 0, 0));
});

it("rejects a contribution that was not summed back to the parent's shape", () => {
  const x = new Var(1);
  const y = new Var<Tensor>(row(1, 1));
  y.parents = [[x, (g) => g]];
  expect(() => y.backward(row(1, 1))).toThrow(
    new RangeError("add: shapes differ, [] + [2]; sum the contribution back to []"),
  );
});

it.each([
  ["a number for a vector", new Var<Tensor>(row(1, 2)), 1, "[] is not the output's, [2]"],
  ["a vector for a number", new Var(1), row(1), "[1] is not the output's, []"],
  ["a longer vector", new Var<Tensor>(row(1)), row(1, 2), "[2] is not the output's, [1]"],
] as const)("rejects %s as the seed, before changing any adjoint", (_, output, seed, message) => {
  const x = new Var(2);
  x.grad = 7;
  const seeded = [
    [x, 1],
    [output, seed],
  ] as const;
  expect(() => backward(seeded)).toThrow(new RangeError(`backward: the seed's shape ${message}`));
  expect(x.grad).toBe(7);
});
