import type { Run } from "../formula/runs.ts";
import { SCRIPT_SIZE } from "./script-places.ts";

/** The font of a line of text: the interface's font, or the font of numbers. */
export type Font = "sans" | "mono";

// KaTeX's italic and upright letters, as in its files, and the interface's letters in DejaVu Sans, the widest
// font that the interface uses.
const LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SIGNS = "0123456789 !'(),./:;[]|+<=>−×≥≤·√∞∑Σ";

/** The characters of each face whose widths are known. */
export const LETTERS = {
  math: `${LATIN}σ`,
  main: `${LATIN}${SIGNS}÷⊙∏↦←⊤`,
  sans: `${LATIN}${SIGNS}÷-%_’ᵀᵢⱼ₀₁₂₃₄₅₆₇₈₉\u2002`,
} as const;

/**
 * The width of each of these characters, in hundredths of an em, as the character whose code is 18 more: `D`
 * for 50.
 */
export const WIDTHS: Readonly<Record<keyof typeof LETTERS, string>> = {
  math: "]^Ze\\Rae>JgVsb^Ra^OLVLpeLVG==FACBL5;F0jNCD??A6KCZKCAK",
  main: "]YZ^VSa]6E`Qn]`V`\\JZ]]y]]ODJ>J>1DJ.1G.eJDJG999JGZGG>DDDDDDDDDD+..99..D.....````````.ev|Z``pvv`",
  sans: "VWX_QL_]//TJh]aNaWQO[VuWOWOQIQP5QQ..L.sQOQQ;F9QMdMMFRRRRRRRRRR2:-9922444994ffffffff2ReUQf6qD28$$::::::::::D",
};

const emsOf = (face: keyof typeof LETTERS) =>
  new Map([...LETTERS[face]].map((letter, i) => [letter, (WIDTHS[face].charCodeAt(i) - 18) / 100]));
const ems = { math: emsOf("math"), main: emsOf("main"), sans: emsOf("sans") };

/** The width of each character in the font of numbers. */
const MONO = 0.61;

/**
 * Returns the width of a line of text, in the unit of the font size. Combining marks are 0 wide, and letters
 * without a known width 1 em.
 */
export function widthOf(line: string, font: Font, size: number): number {
  return size * lettersWidth(line, font);
}

/** Returns the width of runs of mathematics in KaTeX's fonts, in the unit of the font size. */
export function widthOfRuns(runs: readonly Pick<Run, "text" | "face" | "script">[], size: number): number {
  const widths = runs.map(
    ({ text, face, script }) => lettersWidth(text, face) * (script === "normal" ? 1 : SCRIPT_SIZE),
  );
  return size * widths.reduce((sum, width) => sum + width, 0);
}

function lettersWidth(text: string, face: keyof typeof LETTERS | "mono"): number {
  const wide = (letter: string) =>
    /\p{M}/u.test(letter) ? 0 : face === "mono" ? MONO : (ems[face].get(letter) ?? 1);
  return [...text].reduce((sum, letter) => sum + wide(letter), 0);
}
