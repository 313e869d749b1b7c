import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNumber } from "./parse-number.ts";

const EMPTY = "it is empty";
const NOT_DECIMAL = "it is not a decimal number such as 1.5 or -2e3";
const TOO_LARGE = "it is larger than the largest number, about 1.8e308";
const TOO_SMALL = "it is smaller than the smallest number, about 5e-324";

describe("a number", () => {
  it.each<[string, number]>([
    ["1.5", 1.5],
    ["-0.3", -0.3],
    ["\u22120.3", -0.3],
    ["1e\u22123", 1e-3],
    ["+2", 2],
    [".5", 0.5],
    ["5.", 5],
    ["-0", -0],
    ["007", 7],
    ["2E3", 2000],
    ["1e+3", 1000],
    ["1e+300", 1e300],
    ["0e400", 0],
    ["0.000e-400", 0],
    [" \t1.5 \t", 1.5],
    ["5e-324", 5e-324],
    ["1.7976931348623157e308", Number.MAX_VALUE],
    ["0.30000000000000004", 0.1 + 0.2],
  ])("is read from %j", (text, value) => {
    expect(parseNumber(text)).toEqual({ value });
  });

  it("is read from a very long text", () => {
    expect(parseNumber(`0.${"0".repeat(50_000)}1e50001`)).toEqual({ value: 1 });
    expect(parseNumber("1".repeat(300))).toEqual({ value: Number("1".repeat(300)) });
    expect(parseNumber(`0.${"1".repeat(100_000)}`)).toEqual({ value: 1 / 9 });
  });

  it("is read from its own text, with either minus sign", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = Object.is(value, -0) ? "-0" : String(value);
        expect(parseNumber(text)).toEqual({ value });
        expect(parseNumber(text.replaceAll("-", "−"))).toEqual({ value });
      }),
    );
  });
});

describe("a text is refused", () => {
  it.each<[string, string]>([
    ["", EMPTY],
    [" \t ", EMPTY],
    ["0x10", NOT_DECIMAL],
    ["0b11", NOT_DECIMAL],
    ["0o17", NOT_DECIMAL],
    ["NaN", NOT_DECIMAL],
    ["Infinity", NOT_DECIMAL],
    ["-Infinity", NOT_DECIMAL],
    ["∞", NOT_DECIMAL],
    ["1,5", NOT_DECIMAL],
    ["1_000", NOT_DECIMAL],
    ["1 000", NOT_DECIMAL],
    ["1n", NOT_DECIMAL],
    ["--1", NOT_DECIMAL],
    ["- 1", NOT_DECIMAL],
    ["\u20131", NOT_DECIMAL],
    [".", NOT_DECIMAL],
    ["-", NOT_DECIMAL],
    ["e5", NOT_DECIMAL],
    ["1e", NOT_DECIMAL],
    ["1e1.5", NOT_DECIMAL],
    ["1.2.3", NOT_DECIMAL],
    ["\u0661\u0662", NOT_DECIMAL],
    ["\u00a01.5", NOT_DECIMAL],
    ["1.5\u00a0", NOT_DECIMAL],
    ["1.5\n", NOT_DECIMAL],
    ["1\u200b5", NOT_DECIMAL],
    ["\u202e1.5", NOT_DECIMAL],
    ["<b>1</b>", NOT_DECIMAL],
    ["1e400", TOO_LARGE],
    ["-1e400", TOO_LARGE],
    ["1e-400", TOO_SMALL],
    ["-0.1e-323", TOO_SMALL],
  ])("if it is %j", (text, problem) => {
    expect(parseNumber(text)).toEqual({ problem });
  });

  // With a pattern that matches digits in several ways, these texts would take minutes.
  it.each<[string, string, string]>([
    ["digits", "9".repeat(100_000), TOO_LARGE],
    ["digits with a letter at the end", `${"9".repeat(100_000)}x`, NOT_DECIMAL],
    ["blanks between digits", `1${" ".repeat(100_000)}1`, NOT_DECIMAL],
    ["digits of an exponent", `1e${"9".repeat(100_000)}`, TOO_LARGE],
  ])("if it is 100,000 %s", (_, text, problem) => {
    expect(parseNumber(text)).toEqual({ problem });
  });
});
