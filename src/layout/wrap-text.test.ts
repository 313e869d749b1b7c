import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { widthOf } from "./font-metrics.ts";
import { wrapText } from "./wrap-text.ts";

const measure = (line: string) => widthOf(line, "sans", 20);

describe("wrapped lines", () => {
  it("are at most as wide as asked, and keep formulas whole", () => {
    const text = "sin sends 1 × cos(1.44) = 0.1304 back to v₁";
    const lines = wrapText(text, 290, measure);
    expect(lines.join(" ")).toBe(text);
    expect(lines).toContain("1 × cos(1.44) = 0.1304");
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(290);
  });

  it("break a formula that is too wide for any line", () => {
    expect(wrapText("a = b + c", 60, measure)).toEqual(["a = b", "+ c"]);
  });

  it("lose no words, and only a single word is wider than asked", () => {
    const word = fc.constantFrom("=", "+", "×", "0.5", "of", "entries", "cos(v₁)");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 400 }), (words, width) => {
        const lines = wrapText(words.join(" "), width, measure);
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines) if (line.includes(" ")) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
