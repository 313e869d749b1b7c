import { expect, it } from "vitest";
import { widthsOf } from "./font-widths.ts";
import { FONTS, fontFile } from "./fonts.ts";

it("reads the widths of letters: digits half an em, a minus as wide as a plus", () => {
  const widths = widthsOf(fontFile("KaTeX_Main-Regular"));
  for (const digit of "0123456789") expect(widths.get(digit)).toBe(0.5);
  expect(widths.get("−")).toBeCloseTo(0.778, 3);
  expect(widths.get("−")).toBe(widths.get("+"));
});

it("has no width for a letter that the font lacks", () => {
  expect(widthsOf(fontFile("KaTeX_Math-Italic")).get("+")).toBeUndefined();
  for (const name of FONTS) expect(widthsOf(fontFile(name)).get("漢")).toBeUndefined();
});

it("refuses a font without a character table", () => {
  expect(() => widthsOf(new Uint8Array(12))).toThrow('font: there is no table "head"');
});
