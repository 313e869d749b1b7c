import { derivative, stepAt } from "./differences.ts";

/** Why a five-point difference is not the derivative. */
export type DifferenceFault =
  /** The function is not finite at a point that the difference needs. */
  | { readonly kind: "infinite" }
  /** The function is so large beside its change that its rounding is most of the difference. */
  | { readonly kind: "rounding" }
  /** There is no derivative: the slopes on both sides differ. */
  | { readonly kind: "kink"; readonly before: number; readonly after: number }
  /** The function bends within the step; a shorter one agrees, or would if rounding let it. */
  | { readonly kind: "step"; readonly step: number };

/** How many units of rounding a function's value may be off by, relative to what it is made of. */
const LOST = 16 * Number.EPSILON;
/** By how much the distance is shortened to look closer, again and again. */
const CLOSER = 8;
/** What is this part of the error is none beside it. */
const FAR = 8;

/**
 * Why the five-point difference of `f` at `x` is not the derivative that was expected, as far as `f` itself
 * tells; nothing if it does not.
 *
 * @param terms how large the terms are that `f` is the sum of, where they may cancel.
 */
export function faultOfDifference(
  f: (x: number) => number,
  x: number,
  expected: number,
  terms = 0,
): DifferenceFault | undefined {
  const h = stepAt(x);
  const values = [-2, -1, 0, 1, 2].map((k) => f(x + k * h));
  if (!values.every(Number.isFinite)) return { kind: "infinite" };
  const lost = LOST * Math.max(terms, ...values.map(Math.abs));
  const off = Math.abs(derivative(f, x) - expected);
  if (off <= lost / h) return { kind: "rounding" };

  let apart = Number.NaN;
  let still = 0;
  let kink: DifferenceFault | undefined;
  let bends = false;
  for (let near = 1e-3 * Math.max(Math.abs(x), 1); lost / near < off / FAR; near /= CLOSER) {
    const [before, after] = [(f(x) - f(x - near)) / near, (f(x + near) - f(x)) / near];
    if (Math.abs((before + after) / 2 - expected) < off / FAR)
      return near < h ? { kind: "step", step: h } : { kind: "rounding" };
    // From nearer and nearer a curve becomes straight, but a kink stays as it is.
    const was = apart;
    apart = Math.abs(before - after);
    still = apart > off / FAR && apart > was / 2 && apart < was * 2 ? still + 1 : 0;
    kink = still < 2 ? undefined : (kink ?? { kind: "kink", before, after });
    bends ||= kink !== undefined;
  }
  // A kink from afar that was coming into view beside the point when rounding hid it.
  return kink ?? (bends && apart > off / FAR ? { kind: "step", step: h } : undefined);
}
