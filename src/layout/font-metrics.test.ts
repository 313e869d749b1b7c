import { describe, expect, it } from "vitest";
import { widthsOf } from "../../scripts/build/font-widths.ts";
import { fontFile } from "../../scripts/build/fonts.ts";
import { textRuns } from "../formula/text-runs.ts";
import { LETTERS, WIDTHS, widthOf, widthOfRuns } from "./font-metrics.ts";

/** The fonts of each face, as on the page: each character is in the first font that has it. */
const FILES = {
  math: ["KaTeX_Math-Italic"],
  main: ["KaTeX_Main-Regular", "KaTeX_Size1-Regular"],
} as const;

describe("the widths of letters", () => {
  it.each(["math", "main"] as const)("of the face %s are those of KaTeX's files", (face) => {
    const fonts = FILES[face].map((name) => widthsOf(fontFile(name)));
    const codes = [...LETTERS[face]].map((letter) => {
      // The files have the dot of a product under another code point.
      const own = letter === "·" ? "⋅" : letter;
      const width = fonts.map((font) => font.get(own)).find((found) => found !== undefined);
      return 18 + Math.round(100 * (width ?? Number.NaN));
    });
    expect(WIDTHS[face]).toBe(String.fromCharCode(...codes));
  });

  it.each(["math", "main", "sans"] as const)("of the face %s are one per letter", (face) => {
    expect(new Set(LETTERS[face]).size).toBe([...LETTERS[face]].length);
    expect(WIDTHS[face]).toHaveLength([...LETTERS[face]].length);
  });
});

const mathWidth = (line: string, size: number) => widthOfRuns(textRuns(line), size);

describe("the width of a line", () => {
  it("adds up the letters, in the unit of the font size", () => {
    expect(widthOf("3 × 2", "sans", 10)).toBeCloseTo(27.6);
    expect(widthOf("0.5", "mono", 10)).toBeCloseTo(18.3);
    expect(mathWidth("x", 10)).toBeCloseTo(5.7);
    expect(mathWidth("", 10)).toBe(0);
  });

  it("has italic variables, upright names of functions and small scripts", () => {
    expect(mathWidth("s", 1)).toBeCloseTo(0.47);
    expect(mathWidth("sin", 1)).toBeCloseTo(0.39 + 0.28 + 0.56);
    expect(mathWidth("x₁", 1)).toBeCloseTo(0.57 + 0.72 * 0.5);
  });

  it("does not grow by a bar, and counts an unknown letter as an em", () => {
    for (const font of ["sans", "mono"] as const) {
      expect(widthOf("v\u0304", font, 10)).toBe(widthOf("v", font, 10));
    }
    expect(mathWidth("v\u0304", 10)).toBe(mathWidth("v", 10));
    expect(widthOf("漢", "sans", 10)).toBe(10);
  });
});
