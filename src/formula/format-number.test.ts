import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatExactly, formatNumber } from "./format-number.ts";

const LONGEST = 9;

describe("formatNumber", () => {
  it.each<[number, string]>([
    [0, "0"],
    [-0, "0"],
    [1.5, "1.5"],
    [-0.3, "−0.3"],
    [0.1 + 0.2, "0.3"],
    [1.1786549963416462, "1.1787"],
    [12345.678901234567, "12345.68"],
    [1e-300, "1e−300"],
    [-1.234e-300, "−1.2e−300"],
    [5e-324, "4.9e−324"],
    [2.5e-310, "2.5e−310"],
    [Number.MAX_VALUE, "1.8e308"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("writes %s as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each<[number, string]>([
    [0.00099999, "0.001"],
    [0.0009994, "9.99e−4"],
    [0.99996, "1"],
    [9.99999, "10"],
    [999.99999, "1000"],
    [999.9999, "999.9999"],
    [9999.999, "10000"],
    [99999.994, "99999.99"],
    [99999.99996, "1e5"],
    [999999, "1e6"],
    [9.999e22, "1e23"],
    [9.999e-100, "1e−99"],
    [9.96e-101, "1e−100"],
  ])("rounds %s across a power of ten to %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it("takes at most nine characters for any number", () => {
    fc.assert(fc.property(fc.double(), (value) => formatNumber(value).length <= LONGEST));
  });

  it("parses back with the same sign and within the digits shown", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // The largest numbers round up to texts that parse as infinity.
        fc.pre(Math.abs(value) < 1.79e308);
        const read = Number(formatNumber(value).replaceAll("−", "-"));
        expect(Math.sign(read) === Math.sign(value)).toBe(true);
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.051 * Math.abs(value) + 1e-323);
      }),
    );
  });
});

describe("formatExactly", () => {
  it("parses back to exactly the same number", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const text = formatExactly(value);
        expect(text).not.toContain("-");
        expect(Number(text.replaceAll("−", "-").replace("∞", "Infinity"))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each<[number, string]>([
    [-0, "0"],
    [0.1 + 0.2, "0.30000000000000004"],
    [-1e-7, "−1e−7"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("writes %s as %s", (value, text) => {
    expect(formatExactly(value)).toBe(text);
  });
});
