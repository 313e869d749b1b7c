import { derivative, meanSlope, roundingAt, stepAt } from "./differences.ts";

/** Why a five-point difference is not the derivative. */
export type DifferenceFault =
  /** The function is not finite at a point that the difference needs. */
  | { readonly kind: "infinite" }
  /** The difference is no nearer than the rounding of the function, divided by the step, allows. */
  | { readonly kind: "rounding"; readonly resolved: number }
  /** The function bends within the step. */
  | { readonly kind: "step"; readonly step: number };

/** By how much the step is shortened to come nearer, again and again. */
const CLOSER = 8;
/** The part of the disagreement up to which a difference counts as near. */
const LITTLE = 1 / 3;

/**
 * Why the five-point difference of `f` at `x` is not the derivative that was expected, as far as `f` and its
 * slopes tell; undefined if they do not. Either of two signs shows that the step is too long: a shorter step comes
 * near, or, where rounding forbids a shorter step, the mean of the slopes within the step is the difference.
 *
 * @param slope the derivative of `f` in another way, at any point.
 * @param error how far rounding may move a value of `f`.
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
