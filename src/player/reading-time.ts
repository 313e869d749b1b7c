import { type Step, stepAt, type Trace } from "../trace/trace.ts";
import { captionAt } from "../words/caption.ts";

/** The minimum and maximum time per step at speed 1, in milliseconds. */
export const [LEAST_TIME, MOST_TIME] = [900, 5000];

/** Time to find what has changed, in milliseconds. */
const LOOK = 600;
/**
 * Reading time per letter of a caption, and per letter of a caption that many steps share, in milliseconds.
 */
const [PER_LETTER, PER_KNOWN_LETTER] = [24, 9];

/** Steps whose captions differ only in a name. */
const KNOWN: ReadonlySet<Step["kind"]> = new Set(["visit", "keep", "discard"]);

/**
 * Returns how long a step stays while playing at speed 1, in milliseconds: the reading time of its caption
 * and the captions of the steps shown together with it.
 *
 * @param since the index shown before, by default the step before
 */
export function readingTime(trace: Trace, index: number, since = index - 1): number {
  let time = LOOK;
  for (let i = index; i > Math.min(since, index - 1) && time < MOST_TIME; i--) {
    const step = stepAt(trace, i);
    const perLetter = step !== undefined && KNOWN.has(step.kind) ? PER_KNOWN_LETTER : PER_LETTER;
    time += perLetter * captionAt(trace, i).length;
  }
  return Math.min(Math.max(time, LEAST_TIME), MOST_TIME);
}
