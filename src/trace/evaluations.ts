import type { EvaluateStep, Step, StorageStep, Trace } from "./trace.ts";

/**
 * Whether a step evaluates its node for the last time. This evaluation is the one that stores the
 * pullbacks: those before it, inside a checkpoint, leave no graph.
 */
export function isLastEvaluation(trace: Trace, step: Step): step is EvaluateStep | StorageStep {
  if (step.kind !== "evaluate" && step.kind !== "recompute") return false;
  const isOfNode = (one: Step): boolean =>
    (one.kind === "evaluate" || one.kind === "recompute") && one.node === step.node;
  return trace.steps.findLast(isOfNode) === step;
}
