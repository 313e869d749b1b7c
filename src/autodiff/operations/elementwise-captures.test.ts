import { describe, expect, it } from "vitest";
import { broadcastShape } from "../broadcast.ts";
import { keptBy } from "../kept.ts";
import type { Operation } from "../operation.ts";
import { filled } from "../tensor.ts";
import { keptAlive } from "../testing/retained.ts";
import type { Tensor, Value } from "../value.ts";
import { constant, Var } from "../var.ts";
import { operations } from "./all.ts";
import { mul } from "./arithmetic.ts";
import { elementwise } from "./elementwise.ts";

const [MATRIX, ROW, COLUMN] = [spread([2, 3]), spread([3]), spread([2, 1])];
/** Operands of one shape, and of shapes that are broadcast. */
const fillings: readonly (readonly Value[])[] = [
  [MATRIX, MATRIX, MATRIX],
  [MATRIX, ROW, 4],
  [COLUMN, ROW, MATRIX],
];

function spread(shape: readonly number[]): Tensor {
  return filled(shape, (i) => 1.5 + i);
}

/** Creates a node of tensors and returns one of its pullbacks, releasing everything else. */
function pullback(op: Operation, operands: readonly Value[], i: number): unknown {
  const out = elementwise(op, ...operands.map((value) => new Var<Value>(value)));
  const pull = out.parents[i]?.[1];
  out.parents = [];
  return pull;
}

describe.each(operations.map((op) => ({ id: op.id, op })))("$id of tensors", ({ op }) => {
  const arity = op.rules.length;

  it.each(fillings.map((filling) => ({ operands: filling.slice(0, arity) })))(
    "has pullbacks that each keep alive exactly the numbers counted by `keptBy`, and no array: %#",
    async ({ operands }) => {
      const result = spread(broadcastShape(op.id, operands));
      for (const i of op.rules.keys()) {
        const stated = keptBy(op, i, operands, result).flatMap(({ entries }) => Array(entries).fill("Var"));
        expect(await keptAlive(() => pullback(op, operands, i))).toEqual(stated);
      }
    },
  );
});

it("nothing is kept for a constant operand", async () => {
  const forConstant = (): unknown => {
    const out = elementwise(mul, new Var<Value>(MATRIX), constant(ROW));
    const { pullB } = out;
    out.parents = [];
    return pullB;
  };
  expect(await keptAlive(forConstant)).toEqual([]);
});
