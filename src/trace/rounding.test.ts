import { expect, it } from "vitest";
import { add, div, mul, sub } from "../autodiff/operations/arithmetic.ts";
import { sum } from "../autodiff/operations/reductions.ts";
import { roundingOf } from "./rounding.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";

it("is how far the rounding of each value moves the output, summed", () => {
  expect(roundingOf(run([3, 4], (x, y) => mul(x, y)))).toBe(12 + 12 + 12);
  expect(roundingOf(run([3, 4], (x, y) => add(mul(x, y), x)))).toBe(15 + 12 + 15 + 12);
});

it("is large where large terms cancel", () => {
  expect(roundingOf(run([1e9, 1e9], sub))).toBe(2e9);
});

it("has every entry of an array", () => {
  expect(roundingOf(runWhole([[1, -2, 3]], (x) => sum(x)))).toBe(6 + 2);
});

it("leaves out what is not finite", () => {
  expect(roundingOf(run([1, 0], (x, y) => div(x, y)))).toBe(0);
});
