import { expect, it } from "vitest";
import type { GraphNode } from "./graph-node.ts";
import { add, mul } from "./operations/arithmetic.ts";
import { sin } from "./operations/curves.ts";
import { exp } from "./operations/powers.ts";
import type { Tensor } from "./value.ts";
import { constant, Var } from "./var.ts";

it("runs the document's example", () => {
  const [x1, x2] = [new Var(2), new Var(3)];
  const y = add(mul(x1, x2), sin(x1));
  y.backward();
  expect(y.value).toBe(6 + Math.sin(2));
  expect(x1.grad).toBe(Math.cos(2) + 3);
  expect(x2.grad).toBe(2);
});

it("accepts an operation written as in the document", () => {
  const times = (a: Var, b: Var): Var => {
    const out = new Var(a.value * b.value);
    out.parents = [
      [a, (g) => g * b.value],
      [b, (g) => g * a.value],
    ];
    return out;
  };
  const [x1, x2] = [new Var(2), new Var(3)];
  add(times(x1, x2), times(x1, x1)).backward();
  expect([x1.grad, x2.grad]).toEqual([7, 2]);
});

it("accepts any number of parents, and returns them in order", () => {
  const leaves = [1, 2, 3, 4].map((value) => new Var(value));
  for (let count = 4; count >= 0; count--) {
    const out = new Var(10);
    out.parents = leaves.map((leaf, i) => [leaf, (g) => g * i]);
    out.parents = out.parents.slice(0, count);
    expect(out.parents.map(([parent]) => parent)).toEqual(leaves.slice(0, count));
    out.backward(2);
    expect(out.parents.map(([parent]) => parent.grad)).toEqual([0, 2, 4, 6].slice(0, count));
  }
});

it("has an adjoint of 0, in the shape of the value, before a sweep", () => {
  const tensor = new Var<Tensor>({ shape: [2, 1], data: Float64Array.of(3, 4) });
  expect(new Var(3).grad).toBe(0);
  expect(tensor.grad).toEqual({ shape: [2, 1], data: Float64Array.of(0, 0) });
});

it("uses a seed of 1 by default", () => {
  const x = new Var(0);
  const y = exp(x);
  y.backward();
  expect(x.grad).toBe(1);
  y.backward(-2.5);
  expect(x.grad).toBe(-2.5);
});

it("can be replaced by a new node in the same variable", () => {
  let y = new Var(2);
  for (let i = 0; i < 3; i++) y = mul(y, y);
  expect(y.value).toBe(256);
});

it("omits constants from the parents, in any position", () => {
  const [c, x] = [constant(2), new Var(3)];
  expect(mul(c, x).parents.map(([parent]) => parent)).toEqual([x]);
  expect(mul(x, c).parents.map(([parent]) => parent)).toEqual([x]);
});

it("shares one pullback among all products with a node, and one among all sums", () => {
  const [x, y, z] = [new Var(2), new Var(3), new Var(5)];
  const pullback = (node: Var, parent: GraphNode): unknown => node.parents.find(([p]) => p === parent)?.[1];
  expect(pullback(mul(x, y), y)).toBe(pullback(mul(x, z), z));
  expect(pullback(add(x, y), y)).toBe(pullback(add(x, z), x));
});
