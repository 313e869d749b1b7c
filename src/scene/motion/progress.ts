/** A part of a step, as fractions of its time from 0 to 1. */
export type Span = readonly [from: number, to: number];

/** Returns how much of a span has passed at a time, from 0 to 1. */
export function passed(t: number, [from, to]: Span): number {
  return Math.min(Math.max((t - from) / (to - from), 0), 1);
}

/** Like `passed`, slow at both ends. */
export function eased(t: number, span: Span): number {
  const part = passed(t, span);
  return part * part * (3 - 2 * part);
}
