import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatEntry } from "./format-entry.ts";

describe("formatEntry", () => {
  it.each<[number, string]>([
    [0, "0"],
    [-0, "0"],
    [1, "1"],
    [-2.5, "−2.5"],
    [0.1 + 0.2, "0.3"],
    [0.65900114, "0.659"],
    [-0.34099886, "−0.341"],
    [11.212, "11.2"],
    [123.456, "123"],
    [999.6, "1000"],
    [1001, "1001"],
    [-54321, "−54321"],
    [99999.4, "99999"],
    [99999.6, "1e5"],
    [123456, "1.23e5"],
    [-123456, "−1.2e5"],
    [0.00123, "0.0012"],
    [-0.00123, "−0.001"],
    [0.0009999, "0.001"],
    [0.000456, "4.6e−4"],
    [-0.000456, "−5e−4"],
    [1.5e-7, "1.5e−7"],
    [1e100, "1e100"],
    [1e-300, "1e−300"],
    [-1e-300, "−1e−300"],
    [Number.MAX_VALUE, "2e308"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("writes %s as %s", (value, text) => {
    expect(formatEntry(value)).toBe(text);
  });

  it("takes at most six characters, and seven only for negative numbers closer to 0 than 1e−99", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const tiny = value < 0 && value > -9.5e-100;
        expect(formatEntry(value).length).toBeLessThanOrEqual(tiny ? 7 : 6);
      }),
    );
  });

  it("parses back with the same sign and within the digits shown", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        fc.pre(Math.abs(value) < 1e308);
        const read = Number(formatEntry(value).replaceAll("−", "-"));
        expect(Math.sign(read) === Math.sign(value)).toBe(true);
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.51 * Math.abs(value));
      }),
    );
  });
});
