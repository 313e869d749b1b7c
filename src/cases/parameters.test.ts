import { describe, expect, it } from "vitest";
import { cases } from "./all.ts";
import { allowed, problemWith, readParameter, real, whole } from "./parameters.ts";

const T = whole("size", { default: 4, min: 1, max: 50 });
const x = real("input", { default: 1.5, min: -3, max: 3 });

describe("a whole parameter", () => {
  it.each<[string, number]>([
    ["1", 1],
    ["50", 50],
    ["5e1", 50],
    ["4.0", 4],
  ])("is read from %j", (text, value) => {
    expect(readParameter(T, text)).toEqual({ value });
  });

  it.each<[string, string]>([
    ["0", "it is out of range"],
    ["-1", "it is out of range"],
    ["51", "it is out of range"],
    ["1e9", "it is out of range"],
    ["2.5", "it is not whole"],
    ["", "it is empty"],
    ["1e400", "it is larger than the largest number, about 1.8e308"],
    ["0x10", "it is not a decimal number such as 1.5 or -2e3"],
  ])("is not read from %j", (text, problem) => {
    expect(readParameter(T, text)).toEqual({ problem });
  });

  it("says what it allows", () => {
    expect(allowed(T)).toBe("a whole number from 1 to 50");
  });
});

describe("a real parameter", () => {
  it("may leave the slider's range, and keeps −0 and subnormals", () => {
    for (const value of [-0, 5e-324, 1e308, -1e308, 4]) {
      expect(readParameter(x, String(Object.is(value, -0) ? "-0" : value))).toEqual({ value });
      expect(problemWith(x, value)).toBeUndefined();
    }
  });

  it("must be finite", () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    expect(values.map((value) => problemWith(x, value))).toEqual(values.map(() => "it is not finite"));
    expect(allowed(x)).toBe("a finite decimal number");
  });
});

it.each(cases.map((spec) => ({ slug: spec.slug, spec })))(
  "the defaults of $slug are allowed, and on the slider",
  ({ spec }) => {
    for (const parameter of Object.values(spec.parameters)) {
      expect(problemWith(parameter, parameter.default)).toBeUndefined();
      expect(parameter.default).toBeGreaterThanOrEqual(parameter.min);
      expect(parameter.default).toBeLessThanOrEqual(parameter.max);
    }
  },
);
