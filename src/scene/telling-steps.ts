import type { Step, Trace } from "../trace/trace.ts";
import { isZero } from "../words/tensor-caption.ts";

const addsToNonzero = (step: Step) => step.kind === "accumulate" && !isZero(step.before);

/**
 * Returns the indices of the steps that summarize a run: the start and the end, the end of each phase between
 * them, and the first occurrence of special steps, such as an addition to an adjoint that was not 0.
 */
export function tellingSteps({ steps }: Trace): readonly number[] {
  const first = (is: (step: Step) => boolean) => 1 + steps.findIndex(is);
  const last = (is: (step: Step) => boolean) => 1 + steps.findLastIndex(is);
  const telling = [
    0,
    first(({ kind }) => kind === "keep"),
    first(({ kind }) => kind === "discard"),
    last(({ kind }) => kind === "evaluate"),
    last(({ kind }) => kind === "visit"),
    last(({ kind }) => kind === "seed"),
    first(({ kind }) => kind === "accumulate"),
    first(addsToNonzero),
    first(({ kind }) => kind === "recompute"),
    last(({ kind }) => kind === "accumulate"),
    steps.length,
  ];
  // A step that never occurs gives index 0, the start.
  return [...new Set(telling)].sort((a, b) => a - b);
}
