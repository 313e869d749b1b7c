import type { Phase, Trace } from "../trace/trace.ts";

/**
 * Where a second run of the same case stands when the first has done `index` steps: in the same phase,
 * and as far in it, rounded down. So both come to the end of a phase together.
 */
export function matchingStep(trace: Trace, index: number, other: Trace): number {
  const phase = trace.steps[index - 1]?.phase;
  if (phase === undefined) return 0;
  const [own, theirs] = [spanOf(trace, phase), spanOf(other, phase)];
  const part = (index - own.from) / own.length;
  return theirs.from + Math.floor(part * theirs.length);
}

/** The steps of a phase: how many, and how many come before them. */
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
