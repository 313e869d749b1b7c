import { readFileSync } from "node:fs";
import type { StillStyle } from "../../../src/scene/list-svg.ts";
import type { FontFace, StillFont } from "../../../src/scene/svg-text.ts";
import { widthsOf } from "../font-widths.ts";
import { type FontName, fontFile } from "../fonts.ts";

const sheets = ["ui/tokens.css", "graph/grids.css"].map((name) =>
  readFileSync(new URL(`../../../src/view/${name}`, import.meta.url), "utf8"),
);

const light = new Map(
  [...sheets.join("").matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}),/g)].map(([, name, colour]) => [
    name,
    colour,
  ]),
);

/**
 * Returns a colour of the light theme by the name of its token. For example, `primal` is `#0b63c5`.
 *
 * @throws Error if the style sheets have no such token
 */
export function colour(name: string): string {
  const found = light.get(name);
  if (found === undefined) throw new Error(`preview: the style sheets name no colour --${name}`);
  return found;
}

/** Returns a font of the pictures as its attributes in SVG, with the widths of its letters. */
export function faceOf(name: FontName): FontFace {
  const [family = "", style] = name.split("-");
  const widths = widthsOf(fontFile(name));
  if (style === "Bold") return { family, widths, weight: 700 };
  return style === "Italic" ? { family, widths, style: "italic" } : { family, widths };
}

const [main, sums] = [faceOf("KaTeX_Main-Regular"), faceOf("KaTeX_Size1-Regular")];

const italic = faceOf("KaTeX_Math-Italic");

/** Returns a font without serifs. */
function sans(...faces: readonly FontFace[]): StillFont {
  return { math: [...faces, italic], main: [...faces, sums] };
}

/** The fonts of the pictures. */
export const fonts = {
  formulas: { math: [italic], main: [main, sums] },
  words: sans(faceOf("KaTeX_SansSerif-Regular"), main),
  numbers: sans(faceOf("KaTeX_SansSerif-Bold"), faceOf("KaTeX_Main-Bold")),
} as const satisfies StillStyle["fonts"];

/** The style of a graph. KaTeX's letters without serifs are narrower than those of the page. */
export const graphStyle: StillStyle = { colour, fonts, scale: 1.1 };
