import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { VERDICTS, type Verdict } from "./reference.ts";
import { countBelow } from "./step-index.ts";
import { type AccumulateStep, type AdjointSum, oncePerTrace, type Step, type Trace } from "./trace.ts";

/** Returns the verdict on a step by its position; `none` for the runs of the built-in engine, and while it is hidden. */
export function verdictAt({ reference }: Trace, position: number): Verdict {
  if (reference?.isHidden) return "none";
  return VERDICTS[reference?.verdicts[position] ?? 0] ?? "none";
}

/** Whether a step, which another engine than the built-in one made, gave a wrong number. */
export function isWrong(trace: Trace, { key }: Step): boolean {
  return trace.reference !== undefined && verdictAt(trace, trace.steps.keys.find(key) ?? -1) === "wrong";
}

/** Whether a contribution may be another than its formula gives: it is wrong, or the verdict on it is hidden. */
export function mayDiffer(trace: Trace, step: Step): boolean {
  return trace.reference?.isHidden === true || isWrong(trace, step);
}

/** Returns the right contribution of a step, where another engine has sent another number. */
export function rightContribution(trace: Trace, step: AccumulateStep): number | undefined {
  if (!isWrong(trace, step)) return undefined;
  const right = trace.reference?.contributions[trace.steps.keys.find(step.key) ?? -1];
  return typeof right !== "number" || isNear(step.contribution, right) ? undefined : right;
}

/**
 * Whether a sum is one: an engine may have replaced the adjoint instead of adding to it. Up to the rounding of a contribution
 * that is known only by the sum.
 */
export function addsUp({ before, contribution, after }: AdjointSum): boolean {
  for (let i = 0; i < sizeOf(shapeOf(after)); i++) {
    const [was, is] = [entryAt(before, i), entryAt(after, i)];
    const apart = Math.abs(was + entryAt(contribution, i) - is);
    if (apart > 1e-12 * Math.max(Math.abs(was), Math.abs(is))) return false;
  }
  return true;
}

/**
 * Returns the right adjoint of a node after some steps, where another engine has another number; undefined if the engine's
 * is right, not known to be wrong, or a tensor.
 */
export function rightAdjoint(trace: Trace, node: number, index: number): number | undefined {
  const { reference, steps, nodes, gradients } = trace;
  if (reference === undefined || reference.isHidden) return undefined;
  const sums = steps.index.sumsOf(node);
  const last = sums[countBelow(sums, index) - 1];
  if (last !== undefined && verdictAt(trace, last) === "wrong") {
    const right = reference.adjoints[last];
    return typeof right === "number" ? right : undefined;
  }
  // A contribution that never came is missed when the gradient is read.
  const id = nodes.at(node)?.id ?? "";
  const right = index === steps.length ? reference.gradients[id] : undefined;
  return typeof right === "number" && !isNear(gradients[id], right) ? right : undefined;
}

/** Returns a trace that tells which of its numbers are wrong, or hides it. */
export function withVerdicts(trace: Trace, isHidden: boolean): Trace {
  return trace.reference === undefined ? trace : { ...trace, reference: { ...trace.reference, isHidden } };
}

/** Returns whether two numbers differ by no more than rounding explains; false if one is no number. */
export function isNear(a: unknown, b: unknown, tolerance = 1e-9, size = 0): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== "number" || typeof b !== "number") return false;
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), size);
}

/** Returns the position of the first step with a wrong number; −1 if there is none. */
export const firstWrong: (trace: Trace) => number = oncePerTrace(({ reference }) =>
  reference === undefined || reference.isHidden ? -1 : reference.verdicts.indexOf(VERDICTS.indexOf("wrong")),
);
