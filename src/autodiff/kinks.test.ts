import { describe, expect, it } from "vitest";
import { kinkEntries } from "./kinks.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { operations, tensorOperations } from "./operations/all.ts";
import { div } from "./operations/arithmetic.ts";
import { elementwise } from "./operations/elementwise.ts";
import { abs, max, min, relu } from "./operations/piecewise.ts";
import { log, pow, sqrt } from "./operations/powers.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./operations/rectifiers.ts";
import { tensor } from "./tensor.ts";
import type { Value } from "./value.ts";
import { Var } from "./var.ts";

const { NaN: NAN, POSITIVE_INFINITY: INF } = Number;
const MATRIX = tensor([
  [0, 1, -2],
  [3, -0, 1],
]);

describe("the kinks of numbers", () => {
  it.each<[OperationSpec, number[], number[]]>([
    [relu, [0], [0]],
    [relu, [-0], [0]],
    [relu, [1e-300], []],
    [relu, [NAN], []],
    [abs, [0], [0]],
    [abs, [-2], []],
    [max, [2, 2], [0]],
    [max, [0, -0], [0]],
    [max, [INF, INF], [0]],
    [max, [NAN, NAN], []],
    [min, [2, 2], [0]],
    [min, [2, 3], []],
  ])("%o at %j are %j", (spec, operands, expected) => {
    expect(kinkEntries(spec, operands, 0)).toEqual(expected);
  });

  it.each<[OperationSpec, number[]]>([
    [sqrt, [0]],
    [log, [0]],
    [div, [1, 0]],
    [pow, [0, 0]],
  ])("do not include the pole or edge of %o at %j", (spec, operands) => {
    expect(kinkEntries(spec, operands, 0)).toEqual([]);
  });
});

describe("the kinks of tensors", () => {
  it.each([relu, abs])("are the kinks of the entries: %o", (op) => {
    const y = elementwise(op, new Var<Value>(MATRIX));
    expect(kinkEntries(op, [MATRIX], y.value)).toEqual([0, 4]);
  });

  it.each<[Value, number[]]>([
    [1, [1, 5]],
    [tensor([0, 1, 1]), [0, 1, 5]],
    [tensor([[1], [3]]), [1, 3]],
    [tensor([[[1]], [[0]]]), [1, 5, 6, 10]],
  ])("are found if the other operand is broadcast: %j", (other, expected) => {
    for (const op of [max, min]) {
      const y = elementwise(op, new Var<Value>(MATRIX), new Var<Value>(other));
      expect(kinkEntries(op, [MATRIX, other], y.value)).toEqual(expected);
    }
  });

  it("are the zeros of a ReLU layer's input, whatever the kink and the kept value", () => {
    for (const op of [reluFromInput, reluFromMask]) {
      for (const kink of [0, 0.5]) expect(kinkEntries(op, [MATRIX, kink], MATRIX)).toEqual([0, 4]);
    }
    expect(kinkEntries(reluFromOutput, [MATRIX], MATRIX)).toEqual([0, 4]);
  });
});

it("every operation with a kink names its convention, and its samples avoid the kink", () => {
  const all: readonly OperationSpec[] = [...operations, ...tensorOperations];
  for (const spec of all.filter(({ kink }) => kink !== undefined)) {
    expect(spec.convention).toBeDefined();
    // The first operand has the shape of the result.
    for (const sample of spec.samples) expect(kinkEntries(spec, sample, sample[0] ?? 0)).toEqual([]);
  }
});
