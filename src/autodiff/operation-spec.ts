import type { Value } from "./value.ts";

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
   * Forward mode: the tangent of the result from each operand's value and tangent, in turn. Where
   * the derivative has another form than the pullback's, it is that one, so that each checks the other.
   */
  pushforward(...duals: V[]): V;
  /** Operands at which the operation is smooth enough for central differences. */
  readonly samples: readonly (readonly V[])[];
  /** Whether operands are taken as wholes and not entry by entry. */
  readonly tensors?: true;
  /** Which derivative is used where there is none, and what PyTorch and JAX use. */
  readonly convention?: string;
}
