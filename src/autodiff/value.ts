/**
 * A dense array of numbers in row-major order.
 *
 * `shape` lists the sizes (`[]` for rank 0); `data` holds their product of entries.
 */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** The value of a node, forward and backward. Scalars are plain numbers. */
export type Value = number | Tensor;

/** Returns zero in the shape of `value`, the initial adjoint. */
export function zeroLike<V extends Value>(value: V): V;
export function zeroLike(value: Value): Value {
  return typeof value === "number" ? 0 : { shape: value.shape, data: new Float64Array(value.data.length) };
}

/**
 * Adds two values of one shape, as when an adjoint receives a contribution.
 *
 * @throws RangeError if the shapes differ
 */
export function plus<V extends Value>(a: V, b: V): V;
export function plus(a: Value, b: Value): Value {
  if (typeof a === "number" && typeof b === "number") return a + b;
  return plusTensor(a, b);
}

function plusTensor(a: Value, b: Value): Tensor {
  const [left, right] = [shapeOf(a), shapeOf(b)];
  if (typeof a === "number" || typeof b === "number" || left.join() !== right.join()) {
    throw new RangeError(
      `add: shapes differ, [${left}] + [${right}]; sum the contribution back to [${left}]`,
    );
  }
  return { shape: a.shape, data: a.data.map((entry, i) => entry + (b.data[i] as number)) };
}

/** Returns the sizes of a value; empty for a number. */
export function shapeOf(value: Value): readonly number[] {
  return typeof value === "number" ? [] : value.shape;
}
