import { isZero } from "../../../src/scene/entry-grid.ts";
import { tellingSteps } from "../../../src/scene/telling-steps.ts";
import type { Trace } from "../../../src/trace/trace.ts";

/**
 * The index of the step that one picture of a run is to show: a contribution that is added to another, as
 * nothing tells as much of reverse mode; where there is none, the first contribution; else the end.
 */
export function previewStep(trace: Trace): number {
  const steps = tellingSteps(trace);
  const contribution = steps.find((index) => trace.steps[index - 1]?.kind === "accumulate");
  return steps.find((index) => isAddition(trace, index)) ?? contribution ?? trace.steps.length;
}

/** Whether the step that ends at an index adds to an adjoint that was not zero. */
export function isAddition(trace: Trace, index: number): boolean {
  const step = trace.steps[index - 1];
  return step?.kind === "accumulate" && !isZero(step.before);
}
