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
