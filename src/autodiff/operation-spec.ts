import type { Expression } from "../formula/expression.ts";
import type { Value } from "./value.ts";

/** A value that a pullback keeps: an operand, by position, the result, or a residual made from them. */
export type Residual = number | "out" | MadeResidual;

/** A value that an operation makes in the forward pass for a pullback, such as a mask. */
export interface MadeResidual {
  /** Returns the residual's formula from the result and the operands. */
  readonly formula: (out: Expression, ...operands: Expression[]) => Expression;
  /** The position of the operand with the same shape. */
  readonly like: number;
  /** Returns the bits per entry, 64 for a number, from the operands' values. */
  readonly bits: (...operands: Value[]) => number;
  /** Returns the residual as numbers, for display. */
  readonly value: (...operands: Value[]) => Value;
}

/** Names the derivatives that an operation uses where it has none; `words/en/conventions.ts` describes them. */
export type Convention =
  /** max(0, a) has the derivative 0 at 0. */
  | "relu-at-zero"
  /** |a| has the derivative 0 at 0. */
  | "abs-at-zero"
  /** Each of two equal operands receives half of the adjoint. */
  | "half-at-ties"
  /** a⁰ has the derivative 0 by a, and 0ⁿ has the derivative 0 by n. */
  | "power-at-zero"
  /** max(0, a) has the derivative at 0 that its second operand gives. */
  | "chosen-at-zero"
  /** As `chosen-at-zero`, and the mask M holds the derivative. */
  | "mask-at-zero";

/**
 * Describes an operation besides its evaluation. Formulas are expressions of their operands. `V` is the type
 * of the operands: numbers for a scalar operation, which `elementwise` applies to tensors.
 */
export interface OperationSpec<V extends Value = Value> {
  /** The name of the exported function. */
  readonly id: string;
  /** The label in a node's corner: `sin`, `+`. */
  readonly symbol: string;
  /** Returns the value's formula. */
  readonly formula: (...operands: Expression[]) => Expression;
  /**
   * Returns the formula with sums, products and `quantities` instead of functions of whole tensors, for the numbers
   * of an entry. Left out if `formula` has no such functions.
   */
  readonly written?: (...operands: Expression[]) => Expression;
  /**
   * For each operand, returns the formula of the contribution that its pullback sends: from the adjoint `g` of
   * the result, the result `out` itself, and the operands.
   */
  readonly rules: readonly ((g: Expression, out: Expression, ...operands: Expression[]) => Expression)[];
  /**
   * For each operand, returns the formula of the term that its tangent `t` adds to the tangent of the result, for
   * an operation on whole tensors whose rules are not entry by entry. Left out where the term is the rule with `t`
   * in place of `g`.
   */
  readonly terms?: readonly ((t: Expression, out: Expression, ...operands: Expression[]) => Expression)[];
  /**
   * What the formulas name besides the adjoint, the result and the operands, by its symbol: a size such as
   * `B`, something made of the operands such as the mask `M`, or the ones `1` in their shape. Returns its
   * value, for formulas with numbers.
   */
  readonly quantities?: Readonly<Record<string, (...operands: Value[]) => Value>>;
  /** The quantity that a fused operation computes on its way and its node shows, such as `P`. */
  readonly inside?: string;
  /**
   * For each operand, what its pullback keeps from the forward pass, where that is not the operands
   * and the result that the rule names. Sizes, and a choice such as a kink, do not count: they are
   * the same few numbers whatever the data.
   */
  readonly keeps?: readonly (readonly Residual[])[];
  /**
   * Forward mode: the tangent of the result from each operand's value and tangent, in turn. Where
   * the derivative has another form that is as exact as the pullback's, use that form, so that each
   * checks the other.
   */
  pushforward(...duals: V[]): V;
  /**
   * For each operand, the size of the terms whose difference a pullback takes for the derivative, such as
   * 1 and y² in 1 − y²: their rounding is the error of the derivative. Left out where no digits cancel.
   */
  slopeTerms?(...operands: V[]): readonly V[];
  /** The size of the result's terms, if they are not the operands times their derivatives. */
  valueTerms?(...operands: V[]): V;
  /** The period of a periodic operation. */
  readonly period?: number;
  /** Operands at which the operation is smooth enough for central differences. */
  readonly samples: readonly (readonly V[])[];
  /** True if operands are taken whole instead of entry by entry. */
  readonly tensors?: true;
  /**
   * Returns true if one entry's operands are at a kink: the operation is continuous without a derivative, and
   * `convention` names the derivative used. Poles are not kinks.
   */
  readonly kink?: (...operands: number[]) => boolean;
  /** The derivative used at a kink. */
  readonly convention?: Convention;
}
