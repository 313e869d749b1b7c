import { derivative, meanSlope, roundingAt, stepAt } from "./differences.ts";

/** The reason that a five-point difference is not the derivative. */
export type DifferenceFault =
  /** The function is not finite at a point of the difference. */
  | { readonly kind: "infinite" }
  /** The function's rounding, divided by the step, limits the accuracy of the difference. */
  | { readonly kind: "rounding"; readonly resolved: number }
  /** The function bends within the step. */
  | { readonly kind: "step"; readonly step: number };

/** The factor by which the step is repeatedly shortened. */
const CLOSER = 8;
/** The fraction of the disagreement up to which a difference counts as near. */
const LITTLE = 1 / 3;

/**
 * Finds why the five-point difference of `f` at `x` is not the expected derivative, judging from `f` and its
 * slopes; returns undefined if no reason is found. The step is too long if a shorter step comes near the
 * derivative or, where rounding rules out a shorter step, if the difference equals the mean of the slopes
 * within the step.
 *
 * @param slope computes the derivative of `f` in another way, at any point
 * @param error how far rounding may move a value of `f`
 */
export function faultOfDifference(
  f: (x: number) => number,
  slope: (x: number) => number,
  x: number,
  expected: number,
  error: number,
): DifferenceFault | undefined {
  const [h, found] = [stepAt(x), derivative(f, x)];
  if (!Number.isFinite(found)) return { kind: "infinite" };
  const off = Math.abs(found - expected);
  const resolved = roundingAt(f, x, error);
  if (off <= resolved) return { kind: "rounding", resolved };
  const near = (number: number): boolean => Math.abs(number - expected) <= LITTLE * off;
  for (let step = h / CLOSER; (resolved * h) / step <= LITTLE * off; step /= CLOSER) {
    if (near(derivative(f, x, step))) return { kind: "step", step: h };
  }
  const unexplained = Math.abs(found - meanSlope(slope, x));
  return near(slope(x)) && unexplained <= Math.max(LITTLE * off, resolved)
    ? { kind: "step", step: h }
    : undefined;
}
