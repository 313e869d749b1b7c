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
  return captionWords.caption(captionOf(trace, index), READ);
}

/** A character that no caption has. */
const MARK = "\u0001";

/** Splits the caption at the results of the step, which stand at odd positions: a value, an adjoint, gradients. */
export function captionPieces(trace: Trace, index: number): readonly string[] {
  const result = (text: string): string => MARK + text + MARK;
  return captionWords.caption(captionOf(trace, index), { ...READ, result }).split(MARK);
}
