import { expect, it } from "vitest";
import { operandsOf } from "./graph-node.ts";
import { gradEnabled, noGrad } from "./no-grad.ts";
import { observe } from "./observe.ts";
import { affine, mul } from "./operations/arithmetic.ts";
import { tanh } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { linear } from "./operations/matrices.ts";
import { tensor } from "./tensor.ts";
import type { Value } from "./value.ts";
import { Var } from "./var.ts";

const [x, X] = [new Var(2), new Var<Value>(tensor([[1, 2]]))];

it.each([
  ["two operands", () => mul(x, x), 4],
  ["three operands", () => affine(x, x, x), 6],
  ["a tensor, elementwise,", () => elementwise(tanh, X), tensor([[Math.tanh(1), Math.tanh(2)]])],
  ["tensor operands", () => linear(X, new Var(tensor([[3], [4]])), new Var(tensor([5]))), tensor([[16]])],
])("creates a node from %s without operands or pullbacks", (_, operation, value) => {
  const node: Var<Value> = noGrad<Var<never>>(operation as () => Var<never>);
  expect(node.value).toEqual(value);
  expect(node.op).toBe(operation().op);
  expect(operandsOf(node)).toEqual([]);
  expect([node.pullA, node.pullB, node.more]).toEqual([undefined, undefined, undefined]);
});

it("reports to observers the operands that a node does not keep", () => {
  const told: unknown[] = [];
  const y = observe({ evaluated: (node, operands) => told.push(node, ...operands) }, () =>
    noGrad(() => affine(x, x, x)),
  );
  expect(told).toEqual([y, x, x, x]);
});

it("enables graphs again after the program, also after a nested call and after an error", () => {
  expect(noGrad(() => [noGrad(() => gradEnabled), gradEnabled])).toEqual([false, false]);
  expect(gradEnabled).toBe(true);
  const failing = (): never => {
    throw new RangeError("from the program");
  };
  expect(() => noGrad(failing)).toThrow("from the program");
  expect(gradEnabled).toBe(true);
});
