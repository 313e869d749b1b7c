import fc from "fast-check";
import { filled } from "../tensor.ts";
import type { Value } from "../value.ts";

/** For each operation, returns the shapes of its operands from a batch size and two widths. */
const SHAPES: Readonly<Record<string, (b: number, m: number, n: number) => (number[] | "number")[]>> = {
  matmul: (b, m, n) => [
    [b, m],
    [m, n],
  ],
  transpose: (b, m) => [[b, m]],
  sum: (b, m) => [[b, m]],
  mean: (b, m) => [[b, m]],
  rowSums: (b, m) => [[b, m]],
  linear: (b, m, n) => [[b, m], [m, n], [n]],
  reluFromInput: (b, m) => [[b, m], "number"],
  reluFromMask: (b, m) => [[b, m], "number"],
  reluFromOutput: (b, m) => [[b, m]],
  softmaxCrossEntropy: (b, m) => [
    [b, m],
    [b, m],
  ],
};

const size = fc.integer({ min: 1, max: 4 });
/** Numbers away from 0, the kink of ReLU. */
const entry = fc
  .tuple(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.constantFrom(1, -1))
  .map(([x, sign]) => x * sign);

/** Returns random numbers, or tensors of a shape, at which every oracle is valid. */
function smoothValue(shape: readonly number[] | "number"): fc.Arbitrary<Value> {
  if (shape === "number") return entry;
  const length = shape.reduce((product, one) => product * one, 1);
  return fc
    .array(entry, { minLength: length, maxLength: length })
    .map((entries) => filled(shape, (i) => entries[i] ?? 0));
}

/**
 * Returns random operands for an operation on whole tensors, of sizes 1 to 4, at which every oracle is valid.
 *
 * @throws RangeError if `SHAPES` lacks the operation
 */
export function tensorOperands(id: string): fc.Arbitrary<Value[]> {
  const shapesFor = SHAPES[id];
  if (shapesFor === undefined) throw new RangeError(`random operands: no shapes for ${id}; add them`);
  return fc.tuple(size, size, size).chain(([b, m, n]) => fc.tuple(...shapesFor(b, m, n).map(smoothValue)));
}
