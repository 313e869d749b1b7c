import { describe, expect, it } from "vitest";
import { number, symbol } from "../../formula/build.ts";
import { toText } from "../../formula/to-text.ts";
import { backward } from "../backward.ts";
import { pushTangents } from "../forward-mode.ts";
import { operandsOf } from "../graph-node.ts";
import type { OperationSpec } from "../operation-spec.ts";
import { nestedOf, tensor } from "../tensor.ts";
import type { Tensor, Value } from "../value.ts";
import { constant, Var } from "../var.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./rectifiers.ts";

const X = tensor([0, -0, 2, -3]);
const ONES = tensor([1, 1, 1, 1]);
const withKink = [reluFromInput, reluFromMask].map((op) => ({ id: op.id, op }));
const all = [...withKink, { id: reluFromOutput.id, op: reluFromOutput }];

describe.each(withKink)("$id", ({ op }) => {
  it.each([0, 0.5, 1])("uses the kink %d as the derivative at 0, backward and forward", (kink) => {
    const x = new Var<Tensor>(X);
    const y = op(x, constant(kink));
    y.backward(ONES);
    expect(nestedOf(x.grad)).toEqual([kink, kink, 1, 0]);
    expect(pushTangents([y], new Map([[x, ONES]])).map(nestedOf)).toEqual([[kink, kink, 1, 0]]);
  });

  it("uses a kink of 0 by default, as an operand for formulas to show", () => {
    const x = new Var<Tensor>(X);
    const y = op(x);
    y.backward(ONES);
    expect(nestedOf(x.grad)).toEqual([0, 0, 1, 0]);
    expect(operandsOf(y).map(({ value }) => value)).toEqual([X, 0]);
  });

  it("gives a constant kink no edge, and any other kink a contribution of 0", () => {
    const [x, kink] = [new Var<Tensor>(X), new Var(0.5)];
    expect(op(x, constant(0.5)).parents).toHaveLength(1);
    const y = op(x, kink);
    backward([[y, ONES]]);
    expect(y.parents.map(([parent, pull]) => [parent, pull(ONES)])[1]).toEqual([kink, 0]);
    expect([nestedOf(x.grad), kink.grad]).toEqual([[0.5, 0.5, 1, 0], 0]);
  });

  it("rejects a kink that is a tensor", () => {
    expect(() => op(new Var<Tensor>(X), constant(tensor([0.5])))).toThrow(
      new RangeError(`${op.id}: the kink is a number, not a tensor of shape [1]; give constant(0.5)`),
    );
  });
});

describe.each(all)("$id", ({ id, op }) => {
  it("rejects a number", () => {
    expect(() => op(new Var(3))).toThrow(
      new RangeError(`${id}: a tensor is needed, not the number 3; use relu`),
    );
  });

  it("has tangent 0 where the derivative is 0, even for an infinite or NaN tangent of X", () => {
    const x = new Var<Tensor>(tensor([-1, 0, 1]));
    const infinite = tensor([Number.POSITIVE_INFINITY, Number.NaN, 2]);
    const tangents = pushTangents<Value>([op(x)], new Map([[x, infinite]]));
    expect(tangents.map(nestedOf)).toEqual([[0, 0, 2]]);
  });
});

const ruleText = (op: OperationSpec, kink: number) => {
  const [g, out, x] = [symbol("g"), symbol("Y"), symbol("X")];
  return toText(op.rules[0]?.(g, out, x, number(kink)) ?? g);
};

it.each([
  [0, "g ⊙ 1[X > 0]"],
  [1, "g ⊙ 1[X ≥ 0]"],
  [0.5, "g ⊙ (1[X > 0] + 0.5 · 1[X = 0])"],
])("the rule shows the kink %s", (kink, rule) => {
  expect(ruleText(reluFromInput, kink)).toBe(rule);
});

it("the rules name the kept mask or output", () => {
  expect(ruleText(reluFromMask, 0.5)).toBe("g ⊙ M");
  expect(ruleText(reluFromOutput, 0)).toBe("g ⊙ 1[Y > 0]");
});
