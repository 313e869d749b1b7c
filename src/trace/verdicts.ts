import { VERDICTS, type Verdict } from "./reference.ts";
import { countBelow } from "./step-index.ts";
import { type AccumulateStep, type AdjointSum, oncePerTrace, type Step, type Trace } from "./trace.ts";

/** Returns the verdict on a step by its position; `none` for the runs of the built-in engine. */
export function verdictAt({ reference }: Trace, position: number): Verdict {
  return VERDICTS[reference?.verdicts[position] ?? 0] ?? "none";
}

/** Whether a step, which a learner's own engine made, gave a wrong number. */
export function isWrong(trace: Trace, { key }: Step): boolean {
  return trace.reference !== undefined && verdictAt(trace, trace.steps.keys.find(key) ?? -1) === "wrong";
}

/** Returns the right contribution of a step, where a learner's own engine has sent another. */
export function rightContribution(trace: Trace, step: AccumulateStep): number | undefined {
  if (!isWrong(trace, step)) return undefined;
  const right = trace.reference?.contributions[trace.steps.keys.find(step.key) ?? -1];
  return isNear(step.contribution, right) ? undefined : right;
}

/**
 * Whether a sum is one: a learner's own engine may have replaced the adjoint instead of adding to it. Up to the rounding
 * of a contribution that is known only by the sum.
 */
export function addsUp({ before, contribution, after }: AdjointSum): boolean {
  if (typeof before !== "number" || typeof contribution !== "number" || typeof after !== "number")
    return true;
  const apart = Math.abs(before + contribution - after);
  return !(apart > 1e-12 * Math.max(Math.abs(before), Math.abs(after)));
}

/**
 * Returns the right adjoint of a node after some steps, where a learner's own engine has another; undefined if the
 * engine's is right, or not known to be wrong.
 */
export function rightAdjoint(trace: Trace, node: number, index: number): number | undefined {
  const { reference, steps, nodes, gradients } = trace;
  if (reference === undefined) return undefined;
  const sums = steps.index.sumsOf(node);
  const last = sums[countBelow(sums, index) - 1];
  if (last !== undefined && verdictAt(trace, last) === "wrong") return reference.adjoints[last];
  // A contribution that never came is missed when the gradient is read.
  const id = nodes.at(node)?.id ?? "";
  const right = index === steps.length ? reference.gradients[id] : undefined;
  return typeof right === "number" && !isNear(gradients[id], right) ? right : undefined;
}

/** Returns whether two numbers differ by no more than rounding explains; false if one is no number. */
export function isNear(a: unknown, b: unknown, tolerance = 1e-9, size = 0): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== "number" || typeof b !== "number") return false;
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), size);
}

/** Returns the position of the first step with a wrong number; −1 if there is none. */
export const firstWrong: (trace: Trace) => number = oncePerTrace(
  ({ reference }) => reference?.verdicts.indexOf(VERDICTS.indexOf("wrong")) ?? -1,
);
