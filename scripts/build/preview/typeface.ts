import { FONTS, type FontName, fontFile } from "../fonts.ts";
import { type FontWidths, widthsOf } from "./font-widths.ts";

/** How words and mathematics are set. */
export type Style = "words" | "bold words" | "mathematics";

const widths: ReadonlyMap<FontName, FontWidths> = new Map(
  FONTS.map((name) => [name, widthsOf(fontFile(name))]),
);

/** The fonts that a style takes letters from: the first that has one. */
const ORDER: Readonly<Record<Style, readonly FontName[]>> = {
  words: ["KaTeX_SansSerif-Regular", "KaTeX_Main-Regular", "KaTeX_Size1-Regular"],
  "bold words": ["KaTeX_SansSerif-Bold", "KaTeX_Main-Bold", "KaTeX_Size1-Regular"],
  mathematics: ["KaTeX_Main-Regular", "KaTeX_Math-Italic", "KaTeX_Size1-Regular"],
};

/**
 * The font for a letter in a style.
 *
 * @param variable whether it stands for a number, and is italic in mathematics
 * @throws Error if none of the style's fonts has it
 */
export function fontFor(letter: string, style: Style, variable: boolean): FontName {
  if (style === "mathematics" && variable) return "KaTeX_Math-Italic";
  const found = ORDER[style].find((font) => widths.get(font)?.has(letter.codePointAt(0) ?? 0));
  if (found === undefined) throw new Error(`preview: no font of pictures has the letter "${letter}"`);
  return found;
}

/** How wide text is in a font, in em. */
export function advance(text: string, font: FontName): number {
  return [...text].reduce((sum, letter) => sum + (widths.get(font)?.get(letter.codePointAt(0) ?? 0) ?? 0), 0);
}

/** A font as the attributes of a text. */
export function fontAttributes(font: FontName) {
  const [family = "", face] = font.split("-");
  return {
    "font-family": family,
    "font-weight": face === "Bold" ? 700 : undefined,
    "font-style": face === "Italic" ? "italic" : undefined,
  };
}
