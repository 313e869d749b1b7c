import { indexOfStep, type Trace } from "../trace/trace.ts";

/** The steps between which playing loops: step keys, or indices as text. */
export interface Loop {
  readonly from: string;
  readonly to: string;
}

/** Parses `from..to`; returns undefined for other text. Step keys never contain two dots in a row. */
export function readLoop(text: string): Loop | undefined {
  const [from, to, ...more] = text.split("..");
  return from && to && more.length === 0 ? { from, to } : undefined;
}

/** Formats a loop as in links. */
export function writeLoop({ from, to }: Loop): string {
  return `${from}..${to}`;
}

/**
 * Returns the indices between which playing loops: those of the loop that can be shown, or all that can be shown if there is
 * no loop or if the trace does not have its steps in this order.
 *
 * @param range the first and the last index that can be shown
 */
export function loopOn(
  loop: Loop | undefined,
  trace: Trace,
  range: readonly [first: number, last: number],
): readonly [from: number, to: number] {
  const [from, to] = [loop?.from, loop?.to].map((step) => step && indexOfStep(trace, step));
  if (typeof from !== "number" || typeof to !== "number") return range;
  const [start, end] = [Math.max(from, range[0]), Math.min(to, range[1])];
  return start < end ? [start, end] : range;
}
