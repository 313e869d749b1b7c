import { derivative, meanSlope, roundingAt, stepAt } from "./differences.ts";

/** Why a five-point difference is not the derivative. */
export type DifferenceFault =
  /** The function is not finite at a point that the difference needs. */
  | { readonly kind: "infinite" }
  /** The difference is no nearer than the rounding of the function, divided by the step, allows. */
  | { readonly kind: "rounding"; readonly resolved: number }
  /** The slope changes within the step: its mean there is what the difference found. */
  | { readonly kind: "step"; readonly step: number };

/** What is this part of the disagreement is none beside it. */
const SMALL = 1 / 3;

/**
 * Why the five-point difference of `f` at `x` is not the derivative that was expected, as far as `f` and its
 * slopes tell; nothing if they do not.
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
  const found = derivative(f, x);
  if (!Number.isFinite(found)) return { kind: "infinite" };
  const off = Math.abs(found - expected);
  const resolved = roundingAt(f, x, error);
  if (off <= resolved) return { kind: "rounding", resolved };
  const { mean, error: blur } = meanSlope(slope, x);
  const unexplained = Math.abs(found - mean) + Math.abs(slope(x) - expected);
  return unexplained <= Math.max(SMALL * off, resolved, blur) ? { kind: "step", step: stepAt(x) } : undefined;
}
