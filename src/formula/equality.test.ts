import { describe, expect, it } from "vitest";
import {
  call,
  equation,
  exactNumber,
  hadamard,
  matrix,
  number,
  over,
  plus,
  symbol,
  times,
  words,
} from "./build.ts";
import type { AlignedPart, Expression } from "./expression.ts";
import { toTex } from "./to-tex.ts";
import { toText } from "./to-text.ts";

const third = 1 / 3;
const side = (sign: AlignedPart["sign"], of: Expression | number): AlignedPart => ({
  sign,
  of: typeof of === "number" ? number(of) : of,
});

describe("the sign of an equation", () => {
  it.each<[string, Expression]>([
    ["1.5452 + 0.9826 ≈ 2.5277", equation(plus(1.54517, 0.98256), number(1.54517 + 0.98256))],
    ["0 + 0.3333 = 0.3333", equation(plus(0, third), number(third))],
    ["0.3333 × 3 ≈ 1", equation(times(third, 3), number(1))],
    ["1/3 = 0.3333", equation(over(1, 3), number(third))],
    ["0.1 + 0.2 = 0.3", equation(plus(0.1, 0.2), number(0.1 + 0.2))],
    ["0.1 + 0.2 = 0.30000000000000004", equation(plus(0.1, 0.2), exactNumber(0.1 + 0.2))],
    ["1/3 ≈ 0.333333333333", equation(over(1, 3 + 3e-12), exactNumber(1 / (3 + 3e-12)))],
    ["0.3333 + 0.3333 ≈ 0.6666666666666666", equation(plus(third, third), exactNumber(2 / 3))],
    ["sin(1.5) = 0.9975", equation(call("sin", number(1.5)), number(Math.sin(1.5)))],
    ["sin(0.3333) = 0.3272", equation(call("sin", number(third)), number(Math.sin(third)))],
    ["sin(3.1416) ≈ 1.22e−16", equation(call("sin", number(Math.PI)), number(Math.sin(Math.PI)))],
    ["softmax(0.3333) ≈ 1", equation(call("softmax", number(third)), number(1))],
    ["v = sin(0.3333) = 0.3272", equation(symbol("v"), call("sin", number(third)), number(Math.sin(third)))],
    ["v = 0.3333", equation(symbol("v"), number(third))],
    ["seed = 0.3333", equation(words("seed"), number(third))],
    [
      "[0.5, 1] ⊙ [2, 3] = [1, 3]",
      equation(hadamard(matrix([[0.5, 1]]), matrix([[2, 3]])), matrix([[1, 3]])),
    ],
    ["[0.333] ⊙ [3] ≈ [1]", equation(hadamard(matrix([[third]]), matrix([[3]])), matrix([[1]]))],
    ["exp(1000) = ∞", equation(call("exp", number(1000)), number(Number.POSITIVE_INFINITY))],
    ["0 + 0 = 0", equation(plus(0, -0), number(0))],
  ])("%s", (text, of) => {
    expect(toText(of)).toBe(text);
  });

  it("is decided for the whole side where equations are aligned", () => {
    const rows = (result: number) => [
      { left: symbol("x"), parts: [side("←", 1.54517), side("+", 0.98256)] },
      { left: undefined, parts: [side("=", result)] },
    ];
    const aligned = (result: number): Expression => ({ kind: "aligned", rows: rows(result), small: false });
    expect([toText(aligned(2.5278)), toText(aligned(2.52773))]).toEqual([
      "x ← 1.5452 + 0.9826 = 2.5278",
      "x ← 1.5452 + 0.9826 ≈ 2.5277",
    ]);
    expect(toTex(aligned(2.52773))).toContain("{} \\approx{}& 2.5277");
  });
});
