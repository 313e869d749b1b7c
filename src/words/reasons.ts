import { formatNumber } from "./format-number.ts";

/** The reason why a sum or product of finite numbers is infinite. */
export const TOO_LARGE = "too large for a number (largest about 1.8e308)";

const OPPOSITE = "not defined: ∞ − ∞ among terms that are too large for a number";

/** A number in a formula, and its origin in words. */
export interface NamedNumber {
  readonly number: number;
  readonly from: string;
}

/**
 * Explains why a formula of numbers has an infinite or undefined result: by an operand that is not finite, or
 * by the operation.
 */
export function reasonFor(result: number, given: readonly NamedNumber[], tex: string): string {
  const bad = given.find(({ number }) => !Number.isFinite(number));
  const isUndefined = Number.isNaN(result);
  if (bad !== undefined) {
    const own = isUndefined && !Number.isNaN(bad.number) ? "not defined; " : "";
    return `${own}the ${formatNumber(bad.number)} is ${bad.from}`;
  }
  if (isUndefined) return `not defined for ${given.length === 1 ? "this operand" : "these operands"}`;
  // A zero makes a result infinite only in a fraction, a logarithm or a power.
  const hasZero = given.some(({ number }) => number === 0);
  if (hasZero && tex.includes("\\frac")) return "division by zero";
  if (hasZero && /\\log|\^\{/.test(tex)) return "infinite at 0";
  return TOO_LARGE;
}

/**
 * Explains why an operation on whole tensors has an infinite or undefined entry; `bad` describes the first
 * operand with an entry that is not finite.
 */
export function tensorReason(isUndefined: boolean, bad: string | undefined): string {
  if (bad !== undefined) return bad;
  return isUndefined ? OPPOSITE : TOO_LARGE;
}
