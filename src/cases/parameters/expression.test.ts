import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "./expression.ts";

describe("an expression in a field can be", () => {
  it.each<[string, number]>([
    ["pi/2", Math.PI / 2],
    ["π/2", Math.PI / 2],
    ["PI / 2", Math.PI / 2],
    ["-pi", -Math.PI],
    ["−π", -Math.PI],
    ["2pi", 2 * Math.PI],
    ["2 pi/3", (2 * Math.PI) / 3],
    ["e", Math.E],
    ["2*e", 2 * Math.E],
    ["2e3", 2000],
    ["2e-3", 2e-3],
    ["2E−3", 2e-3],
    ["1/3", 1 / 3],
    ["1/3/2", 1 / 3 / 2],
    ["1 - 2 - 3", -4],
    ["2--1", 3],
    ["2*-1", -2],
    ["1+2*3", 7],
    ["(1+2)*3", 9],
    ["2(1+2)", 6],
    ["2^10", 1024],
    ["2**-1", 0.5],
    ["2^3^2", 512],
    ["-2^2", -4],
    ["6×7", 42],
    ["6·7÷2", 21],
    ["sqrt(2)", Math.SQRT2],
    ["3sqrt(2)", 3 * Math.SQRT2],
    ["√2", Math.SQRT2],
    ["√(1+1)", Math.SQRT2],
    ["ln(e)", 1],
    ["ln 2", Math.LN2],
    ["2ln 2 + 1", 2 * Math.LN2 + 1],
    ["-sin pi", -Math.sin(Math.PI)],
    ["(sqrt 2)/2", Math.SQRT2 / 2],
    ["-2^3", -8],
    ["exp(1)", Math.exp(1)],
    ["sin(pi/6)", Math.sin(Math.PI / 6)],
    ["tanh(0.5)", Math.tanh(0.5)],
    ["abs(-3)", 3],
    [".5", 0.5],
    ["5.", 5],
    ["0,5", 0.5],
    [",5", 0.5],
    ["-1,25", -1.25],
    ["1,5/2", 0.75],
    ["0,125", 0.125],
    ["3,1234", 3.1234],
    ["2,5e3", 2500],
    ["1/0", Number.POSITIVE_INFINITY],
    ["sqrt(-1)", Number.NaN],
    ["1e999", Number.NaN],
    ["1e-999", Number.NaN],
  ])("%s", (text, value) => {
    expect(evaluate(text)).toBe(value);
  });

  it("any number as it is written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(evaluate(Object.is(value, -0) ? "-0" : String(value))).toBe(value);
      }),
    );
  });
});

describe("an expression cannot be", () => {
  it.each([
    "",
    " ",
    "abc",
    "x",
    "pie",
    "sqrt",
    "sqrt2",
    "log10",
    "ln 2/3",
    "ln 2 pi",
    "sin 2^2",
    "ln -1",
    "ln sin 1",
    "sqrt()",
    "sqrt(2",
    "2)",
    "()",
    "--1",
    "1+",
    "*2",
    "1 2",
    "1 000",
    "1,000",
    "12,345",
    "1,2,3",
    "1,",
    "1,234.5",
    "1.2.3",
    "0x10",
    "0b11",
    "1e",
    "NaN",
    "Infinity",
    "∞",
    "constructor",
    "__proto__",
    "hasOwnProperty(1)",
    "alert(1)",
    "1;2",
    "1_000",
    "٣",
    "1\u200b5",
    `${"(".repeat(150)}1${")".repeat(150)}`,
    "9".repeat(201),
  ])("%j", (text) => {
    expect(evaluate(text)).toBeUndefined();
  });

  it("cause an exception, whatever is typed", () => {
    const signs = fc.constantFrom(..."0123456789.,+-*/^()e piπ√sqrtlnx".split(""));
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 220 }), (letters) => {
        expect(["number", "undefined"]).toContain(typeof evaluate(letters.join("")));
      }),
    );
  });
});
