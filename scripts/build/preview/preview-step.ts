import { tellingSteps } from "../../../src/scene/telling-steps.ts";
import { stepAt, type Trace } from "../../../src/trace/trace.ts";
import { isZero } from "../../../src/words/tensor-caption.ts";

/**
 * Returns the index of the step that the picture of a run shows: a contribution that is added to another,
 * which shows reverse mode best; else the first contribution; else the end.
 */
export function previewStep(trace: Trace): number {
  const steps = tellingSteps(trace);
  const contribution = steps.find((index) => stepAt(trace, index)?.kind === "accumulate");
  return steps.find((index) => isAddition(trace, index)) ?? contribution ?? trace.steps.length;
}

/** Returns whether the step that ends at an index adds to a nonzero adjoint. */
export function isAddition(trace: Trace, index: number): boolean {
  const step = stepAt(trace, index);
  return step?.kind === "accumulate" && !isZero(step.before);
}
