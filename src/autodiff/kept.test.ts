import { describe, expect, it } from "vitest";
import { symbol } from "../formula/build.ts";
import { toText } from "../formula/to-text.ts";
import { type Kept, keptBy } from "./kept.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { add, affine, div, mul } from "./operations/arithmetic.ts";
import { linear, matmul, transpose } from "./operations/matrices.ts";
import { exp, pow } from "./operations/powers.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./operations/rectifiers.ts";
import { mean, rowSums, sum } from "./operations/reductions.ts";
import { softmaxCrossEntropy } from "./operations/softmax-cross-entropy.ts";
import { filled } from "./tensor.ts";
import type { Tensor, Value } from "./value.ts";

const of = (...shape: number[]): Tensor => filled(shape, () => 1);
const NAMES = ["A", "B", "C"].map((name) => symbol(name));

/** Returns the kept values for each operand, with entries and bits per entry: `A 6×64`. */
function texts(spec: OperationSpec, operands: readonly Value[], result: Value): string[] {
  const text = ({ formula, entries, bits }: Kept): string =>
    `${toText(formula(symbol("Y"), ...NAMES))} ${entries}×${entries === 0 ? 0 : bits / entries}`;
  return operands.map((_, i) => keptBy(spec, i, operands, result).map(text).join(", "));
}

describe("what a pullback keeps", () => {
  it.each<[string, OperationSpec, readonly Value[], Value, string[]]>([
    ["nothing for a sum", add, [2, 3], 5, ["", ""]],
    ["the other factor for a product", mul, [2, 3], 6, ["B 1×64", "A 1×64"]],
    ["the result for an exponential", exp, [of(3, 2)], of(3, 2), ["Y 6×64"]],
    ["both operands for a divisor", div, [of(2, 3), of(2, 1)], of(2, 3), ["B 2×64", "A 6×64, B 2×64"]],
    ["the base and the result for an exponent", pow, [2, 3], 8, ["A 1×64, B 1×64", "A 1×64, Y 1×64"]],
    ["each factor of an affine step", affine, [1, 2, 3], 5, ["B 1×64", "A 1×64", ""]],
    ["the other matrix", matmul, [of(3, 2), of(2, 4)], of(3, 4), ["B 8×64", "A 6×64"]],
    ["W, X, and nothing for b", linear, [of(3, 2), of(2, 4), of(4)], of(3, 4), ["B 8×64", "A 6×64", ""]],
    ["only sizes for a transpose", transpose, [of(3, 2)], of(2, 3), [""]],
    ["only sizes for a total", sum, [of(3, 2)], 6, [""]],
    ["only sizes for a mean", mean, [of(3, 2)], 1, [""]],
    ["only sizes for row sums", rowSums, [of(3, 2)], of(3, 1), [""]],
    ["the input", reluFromInput, [of(2, 3), 0.5], of(2, 3), ["A 6×64", ""]],
    ["the output", reluFromOutput, [of(2, 3)], of(2, 3), ["Y 6×64"]],
    ["one bit per entry", reluFromMask, [of(2, 3), 0], of(2, 3), ["M 6×1", ""]],
    ["one bit per entry", reluFromMask, [of(2, 3), 1], of(2, 3), ["M 6×1", ""]],
    ["two bits per entry", reluFromMask, [of(2, 3), 0.5], of(2, 3), ["M 6×2", ""]],
    [
      "a matrix for the logits and one for the targets",
      softmaxCrossEntropy,
      [of(2, 3), of(2, 3)],
      1,
      ["(P − B)/B 6×64", "−log(P)/B 6×64"],
    ],
    ["a broadcast number, once", mul, [of(2, 3), 2], of(2, 3), ["B 1×64", "A 6×64"]],
    ["nothing for a number broadcast to an empty list", mul, [of(0), 2], of(0), ["B 0×0", "A 0×0"]],
  ])("is %s: $1.id", (_, spec, operands, result, expected) => {
    expect(texts(spec, operands, result)).toEqual(expected);
  });

  it("is identified as an operand or the result, or as neither", () => {
    const what = (spec: OperationSpec, operand: number, operands: readonly Value[]): unknown[] =>
      keptBy(spec, operand, operands, 0).map((kept) => kept.of);
    expect([what(mul, 0, [1, 2]), what(pow, 1, [1, 2]), what(reluFromMask, 0, [of(1), 0])]).toEqual([
      [1],
      [0, "out"],
      [undefined],
    ]);
  });
});
