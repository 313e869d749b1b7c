import { describe, expect, it } from "vitest";
import type { Operation } from "../operation.ts";
import { constant, Var } from "../var.ts";
import { div, mul } from "./arithmetic.ts";
import { sigmoid, tanh } from "./curves.ts";
import { abs, max, min, relu } from "./piecewise.ts";
import { exp, log, pow, sqrt } from "./powers.ts";

const { NaN: NAN, POSITIVE_INFINITY: INF, NEGATIVE_INFINITY: MINUS_INF } = Number;

/** Returns the value and the derivative by each operand. */
function at(op: Operation, ...operands: number[]): number[] {
  const leaves = operands.map((x) => new Var(x));
  const y = op(...leaves);
  y.backward();
  return [y.value, ...leaves.map(({ grad }) => grad)];
}

type Row = readonly [what: string, op: Operation, operands: number[], expected: number[]];

const kinks: Row[] = [
  ["relu at 0 has derivative 0", relu, [0], [0, 0]],
  ["relu below 0 is 0, without −0", relu, [-3], [0, 0]],
  ["|·| at 0 has derivative 0", abs, [0], [0, 0]],
  ["max gives each operand half at a tie", max, [2, 2], [2, 0.5, 0.5]],
  ["min gives each operand half at a tie", min, [2, 2], [2, 0.5, 0.5]],
  ["0 and −0 tie", max, [0, -0], [0, 0.5, 0.5]],
];

const edges: Row[] = [
  ["sqrt at 0 has an infinite derivative", sqrt, [0], [0, INF]],
  ["sqrt below 0 is NaN", sqrt, [-1], [NAN, NAN]],
  ["log at 0 is −∞, with an infinite derivative", log, [0], [MINUS_INF, INF]],
  ["log below 0 is NaN, but its derivative 1/a is finite", log, [-1], [NAN, -1]],
  ["division by 0 is infinite", div, [1, 0], [INF, INF, MINUS_INF]],
  ["division by −0 is infinite with the other sign", div, [1, -0], [MINUS_INF, MINUS_INF, MINUS_INF]],
  ["0/0 is NaN", div, [0, 0], [NAN, INF, NAN]],
  ["0·∞ is NaN", mul, [0, INF], [NAN, INF, 0]],
  ["exp overflows to ∞, and so does its derivative", exp, [1000], [INF, INF]],
  ["exp underflows to 0", exp, [-1000], [0, 0]],
  ["sigmoid saturates at 1 without overflow", sigmoid, [1000], [1, 0]],
  ["sigmoid underflows to 0", sigmoid, [-1000], [0, 0]],
  ["sigmoid does not underflow before exp does", sigmoid, [-720], [Math.exp(-720), Math.exp(-720)]],
  ["tanh saturates", tanh, [1000], [1, 0]],
];

const powers: Row[] = [
  ["0² has both derivatives 0", pow, [0, 2], [0, 0, 0]],
  ["0⁰ is 1, with both derivatives 0", pow, [0, 0], [1, 0, 0]],
  ["0¹ has derivative 1 by its base", pow, [0, 1], [0, 1, 0]],
  ["0^½ has an infinite derivative by its base", pow, [0, 0.5], [0, INF, 0]],
  ["0⁻¹ is infinite", pow, [0, -1], [INF, MINUS_INF, MINUS_INF]],
  ["(−2)³ has a derivative by its base, and NaN by its exponent", pow, [-2, 3], [-8, 12, NAN]],
  ["(−2)^½ is NaN", pow, [-2, 0.5], [NAN, NAN, NAN]],
  ["(−2)⁰ has derivative 0 by its base", pow, [-2, 0], [1, 0, NAN]],
];

describe.each([
  ["kinks", kinks],
  ["edges of the domain", edges],
  ["powers", powers],
])("%s:", (_, rows) => {
  it.each(rows)("%s", (_what, op, operands, expected) => {
    expect(at(op, ...operands)).toEqual(expected);
  });
});

it("a negative base with a constant exponent gives no NaN", () => {
  const [a, n] = [new Var(-2), constant(2)];
  const y = pow(a, n);
  y.backward();
  expect([y.value, a.grad, n.grad]).toEqual([4, -4, 0]);
});

it.each([relu, abs])("%o of NaN is NaN", (op) => {
  expect(op(new Var(NAN)).value).toBe(NAN);
});

it.each([max, min])("%o is NaN if either operand is NaN", (op) => {
  expect([op(new Var(NAN), new Var(1)).value, op(new Var(1), new Var(NAN)).value]).toEqual([NAN, NAN]);
});
