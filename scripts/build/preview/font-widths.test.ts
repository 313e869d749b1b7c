import { expect, it } from "vitest";
import { FONTS, fontFile } from "../fonts.ts";
import { widthsOf } from "./font-widths.ts";

const letter = (text: string) => text.codePointAt(0) ?? 0;

it("reads the widths of letters: digits half an em, a minus as wide as a plus", () => {
  const widths = widthsOf(fontFile("KaTeX_Main-Regular"));
  for (const digit of "0123456789") expect(widths.get(letter(digit))).toBe(0.5);
  expect(widths.get(letter("−"))).toBeCloseTo(0.778, 3);
  expect(widths.get(letter("−"))).toBe(widths.get(letter("+")));
});

it("has no width for a letter that the font lacks", () => {
  expect(widthsOf(fontFile("KaTeX_Math-Italic")).get(letter("+"))).toBeUndefined();
  for (const name of FONTS) expect(widthsOf(fontFile(name)).get(letter("漢"))).toBeUndefined();
});

it("refuses a font without a character table", () => {
  expect(() => widthsOf(new Uint8Array(12))).toThrow('font: there is no table "head"');
});
