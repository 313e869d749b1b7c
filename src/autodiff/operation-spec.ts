import type { Value } from "./value.ts";

/** What a pullback keeps: an operand, by its position, the result, or a residual made of them. */
export type Residual = number | "out" | MadeResidual;

/** Something that an operation makes on the way forward for a pullback to keep, such as a mask. */
export interface MadeResidual {
  /** Its TeX, from the result's and the operands'. */
  readonly tex: (out: string, ...operands: string[]) => string;
  /** The operand whose shape it has. */
  readonly like: number;
  /** The bits of one entry, 64 for a number, from the operands' values. */
  readonly bits: (...operands: Value[]) => number;
  /** Itself, as numbers, for people to see. */
  readonly value: (...operands: Value[]) => Value;
}

/**
 * What is known of an operation besides how it runs. TeX goes in, TeX comes out. `V` is what its
 * operands are: numbers for a scalar operation, which `elementwise` carries over to tensors.
 */
export interface OperationSpec<V extends Value = Value> {
  /** The name of the exported function. */
  readonly id: string;
  /** What a node's corner shows: `sin`, `+`. */
  readonly symbol: string;
  /**
   * The value, from the operands. A product is written `\*` (TeX's discretionary times):
   * juxtaposed between symbols, `×` between numbers.
   */
  readonly tex: (...operands: string[]) => string;
  /**
   * For each operand, the contribution its pullback returns: from the adjoint `g` of the result,
   * the result `out` itself, and the operands.
   */
  readonly rules: readonly ((g: string, out: string, ...operands: string[]) => string)[];
  /**
   * What the formulas name besides the adjoint, the result and the operands, by its TeX: a size such as
   * `B`, or something made of the operands such as the mask `M`. Its value, for formulas with numbers.
   */
  readonly quantities?: Readonly<Record<string, (...operands: Value[]) => Value>>;
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
  /** The size of the terms of the result, where these are not the operands, each times its derivative. */
  valueTerms?(...operands: V[]): V;
  /** The period of an operation that repeats itself. */
  readonly period?: number;
  /** Operands at which the operation is smooth enough for central differences. */
  readonly samples: readonly (readonly V[])[];
  /** Whether operands are taken as wholes and not entry by entry. */
  readonly tensors?: true;
  /**
   * Whether one entry's operands are at a kink: where there is no derivative though the operation is
   * continuous, and `convention` says which one is used. Poles are none.
   */
  readonly kink?: (...operands: number[]) => boolean;
  /**
   * Which derivative is used where there is none, and what PyTorch and JAX use. `{1}` stands for the
   * number that is the operand at position 1.
   */
  readonly convention?: string;
}
