import { type FontWidths, widthsOf } from "../font-widths.ts";
import { FONTS, type FontName, fontFile } from "../fonts.ts";

/** The styles of words and mathematics. */
export type Style = "words" | "bold" | "mathematics";

const widths: ReadonlyMap<FontName, FontWidths> = new Map(
  FONTS.map((name) => [name, widthsOf(fontFile(name))]),
);

/** The fonts of each style. A character is set in the first font that has it. */
const ORDER: Readonly<Record<Style, readonly FontName[]>> = {
  words: ["KaTeX_SansSerif-Regular", "KaTeX_Main-Regular", "KaTeX_Size1-Regular"],
  bold: ["KaTeX_SansSerif-Bold", "KaTeX_Main-Bold", "KaTeX_Size1-Regular"],
  mathematics: ["KaTeX_Main-Regular", "KaTeX_Math-Italic", "KaTeX_Size1-Regular"],
};

/**
 * Returns the font for a character in a style.
 *
 * @param variable whether the character is a variable, which is italic in mathematics
 * @throws Error if no font of the style has the character
 */
export function fontFor(letter: string, style: Style, variable: boolean): FontName {
  if (style === "mathematics" && variable) return "KaTeX_Math-Italic";
  const found = ORDER[style].find((font) => widths.get(font)?.has(letter));
  if (found === undefined) throw new Error(`preview: no font of pictures has the letter "${letter}"`);
  return found;
}

/** Returns the width of text in a font, in ems. */
export function advance(text: string, font: FontName): number {
  return [...text].reduce((sum, letter) => sum + (widths.get(font)?.get(letter) ?? 0), 0);
}

/** Returns a font as attributes of an SVG text. */
export function fontAttributes(font: FontName) {
  const [family = "", face] = font.split("-");
  return {
    "font-family": family,
    "font-weight": face === "Bold" ? 700 : undefined,
    "font-style": face === "Italic" ? "italic" : undefined,
  };
}
