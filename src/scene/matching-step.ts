import { type Phase, stepAt, type Trace } from "../trace/trace.ts";

/**
 * Returns the index of a second run of the same case that corresponds to `index` steps of the first: in the
 * same phase, and as far through it, rounded down. So both runs reach the end of a phase together.
 */
export function matchingStep(trace: Trace, index: number, other: Trace): number {
  const phase = stepAt(trace, index)?.phase;
  if (phase === undefined) return 0;
  const [own, theirs] = [spanOf(trace, phase), spanOf(other, phase)];
  const part = (index - own.from) / own.length;
  return theirs.from + Math.floor(part * theirs.length);
}

/** Returns the number of steps of a phase, and of the steps before the phase. */
function spanOf({ steps }: Trace, phase: Phase): { readonly from: number; readonly length: number } {
  const from = steps.findIndex((step) => step.phase === phase);
  if (from < 0) return { from: steps.filter((step) => ORDER[step.phase] < ORDER[phase]).length, length: 0 };
  const length = steps.filter((step) => step.phase === phase).length;
  return { from, length };
}

const ORDER: Readonly<Record<Phase, number>> = {
  start: 0,
  forward: 1,
  sort: 2,
  seed: 3,
  backward: 4,
  gradient: 5,
};
