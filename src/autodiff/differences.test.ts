import { expect, it } from "vitest";
import { derivative, meanSlope, roundingAt, stepAt } from "./differences.ts";

it("stepAt is |x|/1000, but at least 10⁻⁶", () => {
  expect([2, -2, 1e-3, 1e-9, 0].map(stepAt)).toEqual([2e-3, 2e-3, 1e-6, 1e-6, 1e-6]);
});

it("derivative is exact for a polynomial of degree four, up to rounding", () => {
  const quartic = (x: number): number => x ** 4 - 3 * x ** 3 + x;
  expect(derivative(quartic, 2)).toBeCloseTo(4 * 8 - 9 * 4 + 1, 10);
});

it("derivative is accurate to 10⁻⁹ for a smooth function", () => {
  for (const x of [-2, 0.1, 1, 3]) expect(Math.abs(derivative(Math.sin, x) - Math.cos(x))).toBeLessThan(1e-9);
});

it("derivative evaluates four points, two on either side, and never x itself", () => {
  const asked: number[] = [];
  derivative((x) => asked.push(x), 0);
  expect(asked.toSorted((a, b) => a - b)).toEqual([-2e-6, -1e-6, 1e-6, 2e-6]);
});

it("meanSlope is the weighted mean of the slopes over the step", () => {
  const slope = (x: number): number => 5 * x ** 4;
  expect(meanSlope(slope, 2)).toBeCloseTo(slope(2), 9);
  const step = (x: number): number => Number(x > 2.001);
  expect(meanSlope(step, 2)).toBeCloseTo((7 / 12) * 0.5 - 1 / 12, 1);
});

it("derivative is within roundingAt of the exact derivative", () => {
  const large = (x: number): number => 1e6 + Math.sin(x);
  for (const x of [0, 1e-9, 0.5, 1, 3]) {
    const bound = roundingAt(large, x, 0);
    expect(Math.abs(derivative(large, x) - Math.cos(x))).toBeLessThan(bound);
    expect(roundingAt(large, x, 1)).toBe(1.5 / stepAt(x));
  }
});

it("roundingAt covers differences of subnormal numbers, which lose their last digit", () => {
  const slope = 2.47e-317;
  const f = (x: number) => slope * x;
  const off = Math.abs(derivative(f, 0) - slope);
  expect(off).toBeGreaterThan(1e-7 * slope);
  expect(off).toBeLessThan(roundingAt(f, 0, 0));
});
