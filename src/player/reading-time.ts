import { type Step, stepAt, type Trace } from "../trace/trace.ts";
import { captionAt } from "../words/caption.ts";

/** The minimum and maximum time per step at speed 1, in milliseconds. */
export const [LEAST_TIME, MOST_TIME] = [1200, 6000];

/** Reading time per word, and per word of a caption that many steps share, in milliseconds. */
const [PER_WORD, PER_KNOWN_WORD] = [60_000 / 230, 100];

/** Steps whose captions differ only in a name. */
const KNOWN: ReadonlySet<Step["kind"]> = new Set(["visit", "keep", "discard"]);

/**
 * Returns how long a step stays after its motion while playing at speed 1, in milliseconds: the reading time of its
 * caption and the captions of the steps shown together with it.
 *
 * @param since the index shown before, by default the step before
 */
export function readingTime(trace: Trace, index: number, since = index - 1): number {
  let time = 0;
  for (let i = index; i > Math.min(since, index - 1) && time < MOST_TIME; i--) {
    const step = stepAt(trace, i);
    const perWord = step !== undefined && KNOWN.has(step.kind) ? PER_KNOWN_WORD : PER_WORD;
    time += perWord * captionAt(trace, i).split(/\s+/u).length;
  }
  return Math.round(Math.min(Math.max(time, LEAST_TIME), MOST_TIME));
}
