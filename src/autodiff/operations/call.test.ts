import { describe, expect, it } from "vitest";
import { filled, tensor } from "../tensor.ts";
import type { Value } from "../value.ts";
import { constant, Var } from "../var.ts";
import { operationById, operations, tensorOperations } from "./all.ts";
import { add, mul } from "./arithmetic.ts";
import { call } from "./call.ts";
import { elementwise } from "./elementwise.ts";

const leaf = (value: Value): Var<Value> => new Var<Value>(value);

describe("an operation known by its name", () => {
  it.each(operations.map((op) => ({ id: op.id, op })))("makes numbers of numbers: $id", ({ id, op }) => {
    const [sample = []] = op.samples;
    const found = operationById.get(id) ?? add;
    expect(
      call(
        found,
        sample.map((x) => new Var(x)),
      ).value,
    ).toBe(op(...sample.map((x) => new Var(x))).value);
  });

  it.each(tensorOperations.map((op) => ({ id: op.id, op })))("takes tensors as wholes: $id", ({ id, op }) => {
    const [sample = []] = op.samples;
    const node = call(operationById.get(id) ?? add, sample.map(leaf));
    expect(node.op).toBe(op);
  });

  it("is carried over to tensors entry by entry", () => {
    const [x, y] = [leaf(filled([2, 3], (i) => i)), leaf(2)];
    expect(call(mul, [x, y]).value).toEqual(elementwise(mul, x, y).value);
    expect(call(mul, [leaf(3), constant(tensor([1, 2]))]).value).toEqual(tensor([3, 6]));
  });
});
