import type { Phase, Trace } from "../trace/trace.ts";
import { captionOf } from "./caption-data.ts";
import { captionWords, phaseWords } from "./en/captions.ts";
import { READ } from "./writing.ts";

/** The word for each phase. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = phaseWords;

/**
 * Describes the last of the first `index` steps in one sentence of plain text, without its number and phase.
 */
export function captionAt(trace: Trace, index: number): string {
  return captionPieces(trace, index)
    .map(({ text }) => text)
    .join("");
}

/** A part of a caption. */
export interface CaptionPiece {
  readonly text: string;
  /** `result` for a value, an adjoint or a gradient; `late` for other numbers that arrive during the step. */
  readonly role?: "result" | "late";
}

/** Characters that no caption has, around results and late parts. */
const [RESULT, LATE] = ["\u0001", "\u0002"];

/** The last requested caption of each trace: several parts of the page show the caption of a step. */
const recent = new WeakMap<Trace, { readonly index: number; readonly pieces: readonly CaptionPiece[] }>();

/** Splits the caption at the numbers that arrive during the step. */
export function captionPieces(trace: Trace, index: number): readonly CaptionPiece[] {
  const known = recent.get(trace);
  if (known?.index === index) return known.pieces;
  const pieces = splitCaption(trace, index);
  recent.set(trace, { index, pieces });
  return pieces;
}

function splitCaption(trace: Trace, index: number): readonly CaptionPiece[] {
  const result = (text: string): string => RESULT + text + RESULT;
  const late = (text: string): string => LATE + text + LATE;
  const marked = captionWords.caption(captionOf(trace, index), { ...READ, result, late });
  const pieces: CaptionPiece[] = [];
  for (const [i, part] of marked.split(RESULT).entries()) {
    for (const [k, text] of part.split(LATE).entries()) {
      if (i % 2 === 1) pieces.push({ text, role: "result" });
      else if (text !== "") pieces.push(k % 2 === 1 ? { text, role: "late" } : { text });
    }
  }
  return pieces;
}
