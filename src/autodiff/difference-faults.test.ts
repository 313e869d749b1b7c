import { expect, it } from "vitest";
import { faultOfDifference } from "./difference-faults.ts";

const ramp = (x: number): number => Math.max(0, x);
const step = (x: number): number => Number(x > 0);

it("reports the step as too long if it crosses a kink, however near the kink is", () => {
  for (const x of [1e-6, 1e-10, 1e-300]) {
    expect(faultOfDifference(ramp, step, x, 1, 0)).toEqual({ kind: "step", step: 1e-6 });
  }
});

it("reports the step as too long where the rounding of large terms hides the kink from shorter steps", () => {
  const left = (x: number): number => 9 + 3 * ramp(x) - 9;
  expect(faultOfDifference(left, (x) => 3 * step(x), 2e-261, 3, 2e-15)).toEqual({ kind: "step", step: 1e-6 });
});

it("reports the step as too long if the function oscillates within it", () => {
  const wave = (x: number): number => Math.sin(x * x);
  const slope = (x: number): number => 2 * x * Math.cos(x * x);
  expect(faultOfDifference(wave, slope, 200, slope(200), 0)).toEqual({ kind: "step", step: 0.2 });
});

it("reports the step as too long if the function saturates within it", () => {
  const steep = (x: number): number => Math.tanh(1e9 * x);
  const slope = (x: number): number => 1e9 / Math.cosh(1e9 * x) ** 2;
  expect(faultOfDifference(steep, slope, 1e-10, slope(1e-10), 0)).toMatchObject({ kind: "step" });
});

it("reports rounding, with its size, where the function is large compared with its change", () => {
  const large = faultOfDifference((x) => 1e9 + Math.sin(x), Math.cos, 1, Math.cos(1), 0);
  expect(large).toEqual({ kind: "rounding", resolved: expect.closeTo(1.5 * 8 * Number.EPSILON * 1e12, 4) });
  expect(
    faultOfDifference(
      (x) => x,
      () => 1,
      0,
      1 + 1e-6,
      1e-11,
    ),
  ).toMatchObject({ kind: "rounding" });
});

it("reports a function that is not finite next to the point", () => {
  expect(faultOfDifference(Math.exp, Math.exp, 709.5, Math.exp(709.5), 0)).toEqual({ kind: "infinite" });
  expect(faultOfDifference(Math.log, (x) => 1 / x, 0, 1, 0)).toEqual({ kind: "infinite" });
});

it("finds no fault for a wrong derivative, even if the slope is wrong everywhere", () => {
  expect(faultOfDifference(Math.sin, Math.cos, 1, Math.cos(1) + 1e-5, 0)).toBeUndefined();
  const wrong = (x: number): number => Math.cos(x) + 1e-5;
  expect(faultOfDifference(Math.sin, wrong, 1, wrong(1), 0)).toBeUndefined();
  expect(faultOfDifference(ramp, step, 1, 0, 0)).toBeUndefined();
});
