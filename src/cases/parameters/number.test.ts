import { describe, expect, it } from "vitest";
import { real, whole } from "./number.ts";

const T = whole("size", { default: 4, min: 1, max: 50 });
const x = real("input", { default: 1.5, min: -3, max: 3 });

describe("a whole parameter", () => {
  it.each<[string, number]>([
    ["1", 1],
    ["50", 50],
    ["5e1", 50],
    ["4.0", 4],
  ])("is read from %j", (text, value) => {
    expect(T.read(text)).toEqual({ value });
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
    expect(T.read(text)).toEqual({ problem });
  });

  it("describes the allowed values", () => {
    expect(T.allowed).toBe("a whole number from 1 to 50");
  });
});

describe("a real parameter", () => {
  it("may exceed the slider's range, and keeps −0 and subnormals", () => {
    for (const value of [-0, 5e-324, 1e308, -1e308, 4]) {
      expect(x.read(x.write(value))).toEqual({ value });
      expect(x.problem(value)).toBeUndefined();
    }
  });

  it("must be finite", () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    expect(values.map((value) => x.problem(value))).toEqual(values.map(() => "it is not finite"));
    expect(x.allowed).toBe("a finite decimal number");
  });
});
