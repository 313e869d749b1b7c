import type { Expression } from "../formula/expression.ts";
import { formatNumber } from "../formula/format-number.ts";
import { hasPart } from "../formula/walk.ts";

/** Why a number is not finite. */
export type Cause =
  /** The number is an input's or a seed's. */
  | { readonly kind: "input" | "seed" }
  /** A sum or product of finite numbers exceeds the largest number. */
  | { readonly kind: "too-large" }
  | {
      readonly kind:
        | "division-by-zero"
        | "division-by-negative-zero"
        | "infinite-at-zero"
        | "zero-times-infinity";
    }
  /** ∞ − ∞ among the terms of a sum, or of a contribution and the adjoint before. */
  | { readonly kind: "opposite-terms" | "opposite-shares" }
  /** The operation has no result for its operands, of which there are `count`. */
  | { readonly kind: "undefined"; readonly count: number }
  /** An operation without a known formula gives the number. */
  | { readonly kind: "unknown"; readonly operation: string }
  /** A number in the formula is not finite; if `makesNaN`, the formula is not defined for it. */
  | {
      readonly kind: "number";
      readonly number: string;
      readonly origin: Origin;
      readonly makesNaN: boolean;
    }
  /** A value in the formula, or one of its entries, is not finite. */
  | {
      readonly kind: "value";
      readonly number: string;
      readonly name: string | undefined;
      readonly isEntry: boolean;
    };

/** The origin of a number in a formula. The name is undefined for a constant without one. */
export type Origin =
  | { readonly kind: "operand"; readonly name: string | undefined }
  | { readonly kind: "forward" }
  | { readonly kind: "adjoint"; readonly name: string };

/** A number in a formula, and its origin. */
export interface NumberFrom {
  readonly number: number;
  readonly origin: Origin;
}

/**
 * Finds why a formula has an infinite or undefined result: an operand that is not finite, or the operation.
 *
 * @param formula the operation's formula; undefined if it is not known
 */
export function causeOf(
  result: number,
  given: readonly NumberFrom[],
  formula: Expression | undefined,
): Cause {
  const bad = given.find(({ number }) => !Number.isFinite(number));
  const isUndefined = Number.isNaN(result);
  if (bad !== undefined) {
    const makesNaN = isUndefined && !Number.isNaN(bad.number);
    return { kind: "number", number: formatNumber(bad.number), origin: bad.origin, makesNaN };
  }
  if (isUndefined) return { kind: "undefined", count: given.length };
  // A zero makes a result infinite only in a quotient, a logarithm or a power.
  const hasZero = given.some(({ number }) => number === 0);
  const has = (is: (part: Expression) => boolean) => formula !== undefined && hasPart(formula, is);
  if (hasZero && has(({ kind }) => kind === "quotient")) {
    const isNegative = given.some(({ number }) => Object.is(number, -0));
    return { kind: isNegative ? "division-by-negative-zero" : "division-by-zero" };
  }
  const isSteep = (part: Expression) =>
    (part.kind === "call" && part.of === "log") || (part.kind === "power" && part.exponent.kind !== "number");
  return { kind: hasZero && has(isSteep) ? "infinite-at-zero" : "too-large" };
}
