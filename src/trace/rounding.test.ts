import { expect, it } from "vitest";
import type { Operation } from "../autodiff/operation.ts";
import { operations } from "../autodiff/operations/all.ts";
import { add, affine, div, mul, sub } from "../autodiff/operations/arithmetic.ts";
import { sigmoid, sin, tanh } from "../autodiff/operations/curves.ts";
import { exp, log, square } from "../autodiff/operations/powers.ts";
import { sum } from "../autodiff/operations/reductions.ts";
import { roundingOf } from "./rounding.ts";
import { run } from "./testing/run.ts";
import { runWhole } from "./testing/run-whole.ts";

const EPS = Number.EPSILON;

/**
 * Expects a bound of a few units in the last place: more than one, but not many more than the number of
 * roundings.
 */
const expectNear = (bound: number | undefined, size: number): void => {
  expect(bound).toBeGreaterThan(EPS * size);
  expect(bound).toBeLessThan(32 * EPS * size);
};

it("the bound for one product is a few units in the last place of the result and of each derivative", () => {
  const { objective, gradient } = roundingOf(run([3, 4], (x, y) => mul(x, y)));
  expectNear(objective, 12);
  expectNear(gradient[0], 4);
  expectNear(gradient[1], 3);
});

it("the bound is large if large terms cancel", () => {
  expectNear(roundingOf(run([1e9, 1e9], sub)).objective, 1e9);
  expectNear(roundingOf(run([1e9, 1, -1e9], affine)).objective, 1e9);
  expectNear(roundingOf(run([20], tanh)).gradient[0], 1);
  expectNear(roundingOf(run([40], sigmoid)).gradient[0], 1);
});

it("the bound is small if a derivative is small by itself", () => {
  expectNear(roundingOf(run([-700], exp)).gradient[0], Math.exp(-700));
  expectNear(roundingOf(run([1e200, 1], div)).gradient[0], 1);
  expectNear(roundingOf(run([-40], sigmoid)).gradient[0], Math.exp(-40));
});

it("the bound is the derivative itself if the operand's rounding exceeds a period", () => {
  const { gradient } = roundingOf(run([1e10 + 0.3], (x) => sin(square(x))));
  expect(gradient[0]).toBeGreaterThan(1e10);
  const exact = roundingOf(run([1e16], sin));
  expect(exact.gradient[0]).toBeLessThan(32 * EPS);
});

it("the bound has an entry for every array entry, and is 0 for a derivative that is exactly 0", () => {
  const { gradient } = roundingOf(runWhole([[1, -2, 3]], (x) => sum(x)));
  expect(gradient).toHaveLength(3);
  for (const bound of gradient) expectNear(bound, 1);
  expect(roundingOf(run([3, 0], (x, y) => mul(x, y))).gradient[0]).toBe(0);
});

it("the bound is infinite if an infinite intermediate result matters", () => {
  expect(roundingOf(run([1e200], (x) => log(square(x)))).gradient).toEqual([Number.POSITIVE_INFINITY]);
  const beside = roundingOf(run([1e200], (x) => add(square(x), x)));
  expect(beside.gradient[0]).toBeLessThan(1e186);
});

it.each(operations.map((op): [string, Operation] => [op.id, op]))(
  "the bound for %s is a few units in the last place of the derivative, at all samples",
  (_, op) => {
    for (const sample of op.samples) {
      const trace = run([...sample], (...operands) => op(...operands));
      const found = Object.values(trace.gradients);
      for (const [i, bound] of roundingOf(trace).gradient.entries()) {
        const size = Math.abs(Number(found[i]));
        if (size === 0) expect(bound).toBe(0);
        else expect(bound).toBeLessThan(64 * EPS * Math.max(size, 1));
      }
    }
  },
);
