import { type Phase, phaseAt, type Trace } from "../trace/trace.ts";

/**
 * Returns the index of a second run of the same case that corresponds to `index` steps of the first: in the
 * same phase, and as far through it, rounded down. So both runs reach the end of a phase together.
 */
export function matchingStep(trace: Trace, index: number, other: Trace): number {
  const phase = phaseAt(trace, index);
  if (phase === "start") return 0;
  const [own, theirs] = [spanOf(trace, phase), spanOf(other, phase)];
  const part = (index - own.from) / own.length;
  return theirs.from + Math.floor(part * theirs.length);
}

/** Returns the number of steps of a phase, and of the steps before the phase. */
function spanOf({ steps }: Trace, phase: Phase): { readonly from: number; readonly length: number } {
  let [from, length] = [0, 0];
  for (let i = 0; i < steps.length; i++) {
    const other = steps.phaseAt(i) ?? "start";
    if (other === phase) length += 1;
    // Phases do not mix, so that the earlier steps are those before the first of the phase.
    else if (ORDER[other] < ORDER[phase]) from += 1;
  }
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
