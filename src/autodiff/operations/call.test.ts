import { describe, expect, it } from "vitest";
import { filled, tensor } from "../tensor.ts";
import type { Value } from "../value.ts";
import { constant, Var } from "../var.ts";
import { operationById, operations, tensorOperations } from "./all.ts";
import { add, mul } from "./arithmetic.ts";
import { call } from "./call.ts";
import { elementwise } from "./elementwise.ts";

const leaf = (value: Value): Var<Value> => new Var<Value>(value);

describe("call, with an operation found by name,", () => {
  it.each(operations.map((op) => ({ id: op.id, op })))("returns a number for numbers: $id", ({ id, op }) => {
    const [sample = []] = op.samples;
    const found = operationById.get(id) ?? add;
    expect(
      call(
        found,
        sample.map((x) => new Var(x)),
      ).value,
    ).toBe(op(...sample.map((x) => new Var(x))).value);
  });

  it.each(tensorOperations.map((op) => ({ id: op.id, op })))("passes whole tensors: $id", ({ id, op }) => {
    const [sample = []] = op.samples;
    const node = call(operationById.get(id) ?? add, sample.map(leaf));
    expect(node.op).toBe(op);
  });

  it("applies a scalar operation to tensors entry by entry", () => {
    const [x, y] = [leaf(filled([2, 3], (i) => i)), leaf(2)];
    expect(call(mul, [x, y]).value).toEqual(elementwise(mul, x, y).value);
    expect(call(mul, [leaf(3), constant(tensor([1, 2]))]).value).toEqual(tensor([3, 6]));
  });
});
