import { expect, it } from "vitest";
import { faultOfDifference } from "./difference-faults.ts";

const ramp = (x: number): number => Math.max(0, x);

const slopes = (before: number, after: number) => ({
  kind: "kink",
  before: expect.closeTo(before, 9),
  after: expect.closeTo(after, 9),
});

it("finds both slopes of a kink, where there is no derivative", () => {
  for (const chosen of [0, 1]) {
    expect(faultOfDifference(ramp, 0, chosen)).toEqual(slopes(0, 1));
    expect(faultOfDifference((x) => 3 - 2 * ramp(x), -0, -2 * chosen)).toEqual(slopes(0, -2));
  }
});

it("finds a kink however small it is, and far from 0 too", () => {
  expect(faultOfDifference((x) => 1e-5 * ramp(x) + 1, 0, 0)).toMatchObject({ kind: "kink" });
  expect(faultOfDifference((x) => ramp(x - 50) - 4 * x, 50, -4)).toEqual(slopes(-4, -3));
});

it("calls a step too long that reaches beyond a kink nearby", () => {
  expect(faultOfDifference(ramp, 1e-6, 1)).toEqual({ kind: "step", step: 1e-6 });
});

it("calls a step too long that reaches beyond a kink so near that rounding hides it, and excuses nothing else there", () => {
  const slope = 2.0000000000005527e-9;
  const gentle = (x: number): number => slope * ramp(x);
  expect(faultOfDifference(gentle, -2.3684757858670007e-19, 0)).toEqual({ kind: "step", step: 1e-6 });
  expect(faultOfDifference(ramp, 1e-10, 0)).toBeUndefined();
});

it("finds a kink in what is left where large terms cancel, if told how large they are", () => {
  const left = (x: number): number => 9 + 3 * ramp(x) - 9;
  expect(faultOfDifference(left, 2e-261, 3, 9)).toMatchObject({ kind: "kink" });
  expect(faultOfDifference(left, 2e-261, 3)).toBeUndefined();
});

it("calls a step too long within which a function oscillates", () => {
  const wave = (x: number): number => Math.sin(x * x);
  expect(faultOfDifference(wave, 200, 400 * Math.cos(40_000))).toEqual({ kind: "step", step: 0.2 });
});

it("calls a step too long beyond which a function is saturated", () => {
  const steep = (x: number): number => Math.tanh(1e9 * x);
  expect(faultOfDifference(steep, 1e-10, 1e9 / Math.cosh(0.1) ** 2)).toMatchObject({ kind: "step" });
});

it("calls it rounding where a function is large beside its change", () => {
  expect(faultOfDifference((x) => 1e9 + Math.sin(x), 1, Math.cos(1))).toEqual({ kind: "rounding" });
  expect(faultOfDifference((x) => 1e3 + x, 0, 1 + 1e-6)).toEqual({ kind: "rounding" });
});

it("tells of a function that is not finite next to the point", () => {
  expect(faultOfDifference(Math.exp, 709.5, Math.exp(709.5))).toEqual({ kind: "infinite" });
  expect(faultOfDifference(Math.log, 0, 1)).toEqual({ kind: "infinite" });
});

it("does not excuse a wrong derivative", () => {
  expect(faultOfDifference(Math.sin, 1, Math.cos(1) + 1e-5)).toBeUndefined();
  expect(faultOfDifference(ramp, 1, 0)).toBeUndefined();
});
