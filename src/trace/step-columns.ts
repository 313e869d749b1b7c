import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value, zeroLike } from "../autodiff/value.ts";

/** The kinds of steps, by their codes in the column `kinds`. Accumulations have two codes. */
export const KINDS = [
  "evaluate",
  "keep",
  "discard",
  "recompute",
  "visit",
  "seed",
  "accumulate",
  "accumulate",
  "collect",
] as const;

/** The kind of a step. */
export type StepKind = (typeof KINDS)[number];

/** The code of each kind; for an accumulation, the code without a partial derivative. */
export const CODES = {
  evaluate: 0,
  keep: 1,
  discard: 2,
  recompute: 3,
  visit: 4,
  seed: 5,
  accumulate: 6,
  collect: 8,
} as const satisfies Record<StepKind, number>;

/** The code of an accumulation that has a partial derivative. */
export const WITH_PARTIAL = 7;

/** The place of a value that is zero in every entry and is not stored. */
export const ZERO = -1;

/** The place of a recomputed value that is the same as at first, to the bit, and is not stored again. */
export const SAME = -1;

/**
 * The steps of a trace in columns, as plain data: one row per step, and the entries of all adjoints and
 * of recomputed values in one array. A place is a position in `entries`, where the entries of a value start in row-major order.
 */
export interface StepColumns {
  /** The kinds, as positions in `KINDS`. */
  readonly kinds: Uint8Array;
  /** The step's edge for an accumulation, −1 for a collection, the step's node for others. */
  readonly refs: Int32Array;
  /**
   * For a sum, the place of its contribution, which the adjoint after it follows, and the partial derivative
   * after that. For a visit, the number of entries of `seen`. For a recomputation, the place of its value, or `SAME`.
   */
  readonly places: Int32Array;
  /** For a sum, the place of the adjoint before it: the adjoint after an earlier sum, `ZERO`, or a copy. */
  readonly before: Int32Array;
  /** For an accumulation, the place of the child's adjoint, as in `before`. */
  readonly incoming: Int32Array;
  readonly entries: Float64Array;
}

/** Returns the value at a place, in the shape of `like`. A tensor shares the memory of the entries. */
export function valueAt(entries: Float64Array, place: number, like: Value): Value {
  if (place === ZERO) return zeroLike(like);
  if (typeof like === "number") return entries[place] as number;
  return { shape: like.shape, data: entries.subarray(place, place + sizeOf(shapeOf(like))) };
}
