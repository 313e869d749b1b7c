import { describe, expect, it } from "vitest";
import { fonts as still } from "../../scripts/build/preview/style.ts";
import { svgText, svgTextWidth } from "./svg-text.ts";

const words = { size: 20, fill: "#000000", font: still.words } as const;
const mathematics = { ...words, font: still.formulas } as const;

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
}

const pieces = (svg: string): Piece[] =>
  [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)"[^>]*font-family="KaTeX_(\w+)"[^>]*>([^<]*)</g)].map(
    ([, x, y, font = "", text = ""]) => ({ text, x: Number(x), y: Number(y), font }),
  );
const fonts = (line: string, setting: typeof words | typeof mathematics = mathematics) =>
  pieces(svgText(0, 0, line, setting)).map(({ text, font }) => `${text} ${font}`);

describe("a line in a picture", () => {
  it("has italic variables, and upright digits, signs and names of functions", () => {
    expect(fonts("y = sin(x)")).toEqual(["y Math", " = sin( Main", "x Math", ") Main"]);
  });

  it("treats matrices side by side as variables", () => {
    expect(fonts("XW")).toEqual(["XW Math"]);
  });

  it("sets words in their own font, and takes signs that the font lacks from another", () => {
    expect(fonts("sends 1 × 2", words)).toEqual(["sends 1  SansSerif", "× Main", " 2 SansSerif"]);
  });

  it("sets subscripts and superscripts in small letters, also those that Unicode lacks", () => {
    const [h, index, sign, square] = pieces(svgText(0, 100, "h_T·2²", words));
    expect([h?.text, index?.text, square?.text]).toEqual(["h", "T", "2"]);
    expect(index?.y).toBeGreaterThan(100);
    expect(sign?.y).toBe(100);
    expect(pieces(svgText(0, 100, "x²", words))[1]?.y).toBeLessThan(100);
  });

  it("puts a bar over the middle of its letter, higher over a capital", () => {
    const [v, low] = pieces(svgText(0, 100, "v\u0304", mathematics));
    expect(v?.text).toBe("v");
    expect(low?.text).toBe("ˉ");
    const [, high] = pieces(svgText(0, 100, "Y\u0304", mathematics));
    expect(high?.y).toBeLessThan(low?.y ?? 0);
  });

  it("is right-aligned or centred at its position", () => {
    const width = svgTextWidth("wide", words);
    expect(pieces(svgText(100, 0, "wide", { ...words, anchor: "end" }))[0]?.x).toBeCloseTo(100 - width, 1);
    expect(pieces(svgText(100, 0, "wide", { ...words, anchor: "middle" }))[0]?.x).toBeCloseTo(
      100 - width / 2,
      1,
    );
  });

  it("refuses a character that no font has", () => {
    expect(() => svgText(0, 0, "漢", words)).toThrow('still: no font has the letter "漢"');
  });
});
