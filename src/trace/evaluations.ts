import type { EvaluateStep, Step, StorageStep, Trace } from "./trace.ts";

/**
 * Returns true if a step evaluates its node for the last time. Only this evaluation stores pullbacks; earlier
 * evaluations, inside a checkpoint, leave no graph.
 */
export function isLastEvaluation(trace: Trace, step: Step): step is EvaluateStep | StorageStep {
  if (step.kind !== "evaluate" && step.kind !== "recompute") return false;
  const { steps } = trace;
  const last = steps.index.lastBefore(steps.length, step.node, "evaluate", "recompute");
  return steps.at(last)?.key === step.key;
}
