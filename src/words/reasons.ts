import { formatNumber } from "./format-number.ts";

/** Why a finite sum or product became infinite. */
export const TOO_LARGE = "too large for a number (largest about 1.8e308)";

const OPPOSITE = "not defined: ∞ − ∞ among terms that are too large for a number";

/** A number that went into a formula, and where it is from, for people. */
export interface Ingredient {
  readonly number: number;
  readonly from: string;
}

/** Why a formula of numbers has an infinite or undefined result: what it was given, or what it does. */
export function reasonFor(result: number, given: readonly Ingredient[], tex: string): string {
  const bad = given.find(({ number }) => !Number.isFinite(number));
  const isUndefined = Number.isNaN(result);
  if (bad !== undefined) {
    const own = isUndefined && !Number.isNaN(bad.number) ? "not defined; " : "";
    return `${own}the ${formatNumber(bad.number)} is ${bad.from}`;
  }
  if (isUndefined) return `not defined for ${given.length === 1 ? "this operand" : "these operands"}`;
  // Only in a fraction, a logarithm or a power can a zero make something infinite.
  const hasZero = given.some(({ number }) => number === 0);
  if (hasZero && tex.includes("\\frac")) return "division by zero";
  if (hasZero && /\\log|\^\{/.test(tex)) return "infinite at 0";
  return TOO_LARGE;
}

/** The same of an operation on whole tensors, in terms of the first operand with such an entry. */
export function wholeReason(isUndefined: boolean, bad: string | undefined): string {
  if (bad !== undefined) return bad;
  return isUndefined ? OPPOSITE : TOO_LARGE;
}
