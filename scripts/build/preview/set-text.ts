import type { FontName } from "../fonts.ts";
import { escaped, tag } from "./svg.ts";
import { advance, fontAttributes, fontFor, type Style } from "./typeface.ts";

/** The setting of a line. */
export interface Setting {
  /** The font size, in units of the picture. */
  readonly size: number;
  readonly fill: string;
  readonly style: Style;
  /** Whether the middle or the end of the line is at the position. By default the start. */
  readonly anchor?: "middle" | "end";
}

/** A part of a line with its own setting. */
export interface Stretch {
  readonly text: string;
  readonly fill?: string;
  readonly style?: Style;
}

/** Characters of one font and script, with or without a bar over them. */
interface Piece {
  readonly text: string;
  readonly font: FontName;
  readonly script: "normal" | "sub" | "super";
  readonly bar: boolean;
}

const RISES = { normal: 0, sub: -0.22, super: 0.36 } as const;
const SMALL = 0.72;

const BAR = "\u0304";
const SUB = "\u2080-\u208e\u2090-\u209c\u1d62-\u1d65\u2c7c";
const SUPER = "\u2070\u2071\u00b9\u00b2\u00b3\u2074-\u207f\u1d2c-\u1d61";
const PIECES = new RegExp(
  `(?<sub>[${SUB}]+|(?<=[a-zA-Z])_[a-zA-Z])|(?<super>[${SUPER}]+)|(?<barred>[a-zA-Z])${BAR}` +
    `|(?<letters>[a-zA-Zσ]+(?!${BAR}))|(?<sign>.)`,
  "gsu",
);

/** Returns a line of text at a position on its baseline. */
export function setText(x: number, y: number, line: string | readonly Stretch[], setting: Setting): string {
  const { size, fill, anchor } = setting;
  const stretches = typeof line === "string" ? [{ text: line }] : line;
  const whole = stretches.reduce(
    (sum, stretch) => sum + widthOf(stretch.text, { ...setting, ...stretch }),
    0,
  );
  let at = x - (anchor === "end" ? whole : anchor === "middle" ? whole / 2 : 0);
  // Each piece is a separate text at a known position, because a renderer may use one font for all of a text.
  const texts = stretches.flatMap((stretch) =>
    piecesOf(stretch.text, stretch.style ?? setting.style).map((piece) => {
      const start = at;
      at += advanceOf(piece) * size;
      return pieceSvg(piece, start, y, size, stretch.fill ?? fill);
    }),
  );
  return texts.join("");
}

/** Returns the width of a line, in units of the picture. */
export function widthOf(text: string, { style, size }: Pick<Setting, "style" | "size">): number {
  return piecesOf(text, style).reduce((sum, piece) => sum + advanceOf(piece) * size, 0);
}

/** Breaks text into lines of at most a given width: between words, and within a formula only if necessary. */
export function wrapped(text: string, width: number, setting: Pick<Setting, "style" | "size">): string[] {
  const lines: string[] = [];
  const fits = (line: string) => widthOf(line, setting) <= width;
  const take = (word: string) => {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  };
  for (const part of text.split(/(?<! [=+×−·]) (?![=+×−·] )/)) {
    if (fits(part)) take(part);
    else part.split(" ").forEach(take);
  }
  return lines;
}

function piecesOf(text: string, style: Style): Piece[] {
  const pieces: Piece[] = [];
  // These fonts have the dot of a product under another code point than the text.
  for (const { groups = {} } of text.replaceAll("·", "⋅").matchAll(PIECES)) {
    const { sub, super: raised, barred, letters, sign } = groups;
    const script = sub === undefined ? (raised === undefined ? "normal" : "super") : "sub";
    const plain = (sub?.replace("_", "") ?? raised)?.normalize("NFKC") ?? barred ?? letters ?? sign ?? "";
    // Names of functions are upright; adjacent capitals are matrices.
    const isName = letters !== undefined && letters.length > 1 && /[a-z]/.test(letters);
    for (const letter of isName ? [plain] : plain) {
      const font = fontFor(letter.charAt(0), style, !isName && /[a-zA-Zσ]/u.test(letter));
      const last = pieces.at(-1);
      const joined = last?.font === font && last.script === script && !last.bar && barred === undefined;
      if (joined) pieces[pieces.length - 1] = { ...last, text: last.text + letter };
      else pieces.push({ text: letter, font, script, bar: barred !== undefined });
    }
  }
  return pieces;
}

function advanceOf({ text, font, script }: Piece): number {
  return advance(text, font) * (script === "normal" ? 1 : SMALL);
}

function pieceSvg(
  { text, font, script, bar }: Piece,
  x: number,
  y: number,
  size: number,
  fill: string,
): string {
  const own = script === "normal" ? size : SMALL * size;
  const place = { x, y: y - RISES[script] * size, fill, "font-size": own, "xml:space": "preserve" };
  const letters = tag("text", { ...place, ...fontAttributes(font) }, escaped(text));
  if (!bar) return letters;
  // The macron is made for letters without ascenders, and italic letters lean to the right.
  const rise = /[A-Zbdfhklt]/.test(text) ? 0.22 * size : 0;
  const lean = font === "KaTeX_Math-Italic" ? 0.05 * size : 0;
  const over = { ...place, x: x + ((advance(text, font) - 0.5) / 2) * size + lean, y: y - rise };
  return letters + tag("text", { ...over, ...fontAttributes("KaTeX_Main-Regular") }, "ˉ");
}
