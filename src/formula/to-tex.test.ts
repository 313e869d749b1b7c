import { describe, expect, it } from "vitest";
import { number, words } from "./build.ts";
import { toTex } from "./to-tex.ts";

describe("TeX", () => {
  it.each<[number, string]>([
    [2.25, "2.25"],
    [-0.3, "-0.3"],
    [-0, "0"],
    [-1.5e-7, "{-1.5 \\cdot 10^{-7}}"],
    [3e5, "{3 \\cdot 10^{5}}"],
    [Number.NaN, "\\mathrm{NaN}"],
    [Number.NEGATIVE_INFINITY, "-\\infty"],
  ])("of the number %s is %s", (value, tex) => {
    expect(toTex(number(value))).toBe(tex);
  });

  it("escapes words", () => {
    expect(toTex(words("50 % of a_b"))).toBe("\\text{50 \\% of a\\_b}");
  });
});
