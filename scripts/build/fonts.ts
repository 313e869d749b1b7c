import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The fonts of the pictures: KaTeX's fonts, which look the same on every machine. */
export const FONTS = [
  "KaTeX_Main-Regular",
  "KaTeX_Main-Bold",
  "KaTeX_Math-Italic",
  "KaTeX_SansSerif-Regular",
  "KaTeX_SansSerif-Bold",
  "KaTeX_Size1-Regular",
] as const;

/** The name of a font of the pictures. */
export type FontName = (typeof FONTS)[number];

/** Returns the contents of a font's file. */
export function fontFile(name: FontName): Uint8Array {
  const katex = dirname(createRequire(import.meta.url).resolve("katex/package.json"));
  return readFileSync(join(katex, `dist/fonts/${name}.ttf`));
}
