import { indexOfStep, type Trace } from "./trace.ts";

/** The first and the last step of a part of a run: step keys, or indexes as text. */
export interface StepRange {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * Returns the first and the last index of a part of a run. A bound that the trace lacks, and an end before the start, leave
 * that side open.
 */
export function stepRange(trace: Trace, { from, until }: StepRange): readonly [first: number, last: number] {
  const first = (from && indexOfStep(trace, from)) || 0;
  const last = until && indexOfStep(trace, until);
  return [first, typeof last === "number" && last >= first ? last : trace.steps.length];
}
