import type { Run } from "../formula/runs.ts";
import { textRuns } from "../formula/text-runs.ts";
import { markOver, SCRIPT_SHIFTS, SCRIPT_SIZE } from "../layout/script-places.ts";
import { escaped, tag } from "./svg.ts";

/** A font file of a still picture. */
export interface FontFace {
  readonly family: string;
  readonly weight?: number;
  readonly style?: "italic";
  /** The advance widths of the characters, in ems. */
  readonly widths: ReadonlyMap<string, number>;
}

/** The font files of a line. A character is set in the first file of its run's face that has it. */
export type StillFont = Readonly<Record<Run["face"], readonly FontFace[]>>;

/** The setting of a line. */
export interface Setting {
  /** The font size, in units of the picture. */
  readonly size: number;
  readonly fill: string;
  readonly font: StillFont;
  /** Whether the middle or the end of the line is at the position. By default the start. */
  readonly anchor?: "start" | "middle" | "end";
  readonly isStruck?: boolean;
}

/** Characters in one font file at their place in a line, in ems of the line. */
interface Piece extends Pick<Run, "script"> {
  readonly text: string;
  readonly face: FontFace;
  readonly x: number;
  readonly y: number;
}

/**
 * Returns a line of text or of runs at a position on its baseline, as SVG.
 *
 * @throws Error if no file of the font has a character
 */
export function svgText(x: number, y: number, line: string | readonly Run[], setting: Setting): string {
  const { pieces, width } = placed(line, setting.font);
  const before = { start: 0, middle: width / 2, end: width }[setting.anchor ?? "start"];
  // Each piece is a text of its own at a known position, because a renderer may use one font for a whole text.
  return pieces.map((piece) => pieceSvg(piece, x - before * setting.size, y, setting)).join("");
}

/** Returns the width of a line, in units of the picture. */
export function svgTextWidth(
  text: string | readonly Run[],
  { font, size }: Pick<Setting, "font" | "size">,
): number {
  return placed(text, font).width * size;
}

/** Splits a line into pieces, and returns them with the width of the line in ems. */
function placed(
  line: string | readonly Run[],
  font: StillFont,
): { readonly pieces: readonly Piece[]; readonly width: number } {
  const pieces: Piece[] = [];
  let [x, isOpen] = [0, false];
  // KaTeX's fonts have the dot of a product under another code point than the text.
  for (const run of typeof line === "string" ? textRuns(line) : line) {
    const { text: letters, face: name, script } = run;
    const hasMark = run.bar || run.dot === true;
    const text = letters.replaceAll("·", "⋅");
    const y = SCRIPT_SHIFTS[script];
    for (const letter of text) {
      const face = faceFor(letter, font[name]);
      const last = pieces.at(-1);
      if (isOpen && !hasMark && last?.face === face && last.script === script) {
        pieces[pieces.length - 1] = { ...last, text: last.text + letter };
      } else pieces.push({ text: letter, face, script, x, y });
      x += (face.widths.get(letter) ?? 0) * (script === "normal" ? 1 : SCRIPT_SIZE);
      isOpen = !hasMark;
    }
    if (hasMark) pieces.push(...markPieces({ ...run, text }, font, x));
  }
  return { pieces, width: x };
}

/** Returns the bar or the dot over a letter that ends at `end`. */
function markPieces(run: Run, { math, main }: StillFont, end: number): Piece[] {
  const face = faceFor(run.text, math);
  const mark = markOver(run, face.widths.get(run.text) ?? 0, face.style === "italic");
  if (mark === undefined) return [];
  const { text, width, back, y } = mark;
  return [{ text, face: faceFor(text, main), script: "normal", x: end - back - width, y }];
}

function faceFor(letter: string, faces: readonly FontFace[]): FontFace {
  const face = faces.find(({ widths }) => widths.has(letter));
  if (face === undefined) throw new Error(`still: no font has the letter "${letter}"`);
  return face;
}

function pieceSvg(piece: Piece, x: number, y: number, { size, fill, isStruck = false }: Setting): string {
  const { family, weight, style } = piece.face;
  const attributes = {
    x: x + piece.x * size,
    y: y + piece.y * size,
    fill,
    "font-size": piece.script === "normal" ? size : SCRIPT_SIZE * size,
    "xml:space": "preserve",
    "font-family": family,
    "font-weight": weight,
    "font-style": style,
    "text-decoration": isStruck ? "line-through" : undefined,
  };
  return tag("text", attributes, escaped(piece.text));
}
