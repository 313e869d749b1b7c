import * as f from "../../formula/build.ts";
import type { GraphNode, Pullback } from "../graph-node.ts";
import { matrix } from "../matrix.ts";
import { tensorOperation } from "../operation.ts";
import { entryAt, filled, sizeOf, tensor } from "../tensor.ts";
import { shapeOf, type Tensor, type Value } from "../value.ts";
import { Var } from "../var.ts";

const A = tensor([
  [1, -2, 0.5],
  [3, 1, -1],
]);
const ROW = tensor([1, 2, 4]);

/** Returns the sum of all entries, 0 for an empty tensor. The pullback gives every entry the adjoint. */
export const sum = tensorOperation(
  (a: GraphNode): Var => new Var<number>(total(a.value), sum, a, spreader(a.value)),
  {
    id: "sum",
    symbol: "Σ",
    formula: (a) => f.call("sum", a),
    rules: [(g) => f.times(g, f.ones)],
    terms: [(t) => f.call("sum", t)],
    quantities: { 1: (a) => onesLike(a) },
    pushforward: (_a: Value, da: Value): Value => total(da),
    samples: [[A], [ROW]],
  },
);

/** Returns the mean of all entries, NaN for an empty tensor. B, their number, is the size of a batch of losses. */
export const mean = tensorOperation(
  (a: GraphNode): Var => {
    const size = sizeOf(shapeOf(a.value));
    return new Var<number>(total(a.value) / size, mean, a, spreader(a.value, size));
  },
  {
    id: "mean",
    symbol: "mean",
    formula: (a) => f.call("mean", a),
    rules: [(g) => f.times(f.over(1, f.symbol("B")), g, f.ones)],
    terms: [(t) => f.call("mean", t)],
    quantities: { B: (a) => sizeOf(shapeOf(a)), 1: (a) => onesLike(a) },
    pushforward: (a: Value, da: Value): Value => total(da) / sizeOf(shapeOf(a)),
    samples: [[A], [ROW]],
  },
);

/**
 * Returns the row sums of a B×n matrix as a B×1 column, by which the matrix can be divided.
 *
 * @throws RangeError if the operand is not a matrix
 */
export const rowSums = tensorOperation(
  (a: GraphNode): Var<Tensor> => new Var<Tensor>(sumRows(a.value), rowSums, a, rowSpreader(a.value)),
  {
    id: "rowSums",
    symbol: "Σ row",
    formula: (a) => f.call("rowsum", a),
    rules: [(g) => f.matrixProduct(g, f.transposed(f.ones))],
    terms: [(t) => f.call("rowsum", t)],
    quantities: { 1: (a) => filled([shapeOf(a).at(-1) ?? 1, 1], () => 1) },
    pushforward: (_a: Value, da: Value): Value => sumRows(da),
    samples: [[A], [tensor([[2], [5]])]],
  },
);

function onesLike(value: Value): Value {
  return typeof value === "number" ? 1 : filled(value.shape, () => 1);
}

function total(value: Value): number {
  return typeof value === "number" ? value : value.data.reduce((sofar, entry) => sofar + entry, 0);
}

function sumRows(value: Value): Tensor {
  const { rows, columns, data } = matrix("rowSums", value);
  return filled([rows, 1], (row) =>
    data.subarray(row * columns, (row + 1) * columns).reduce((sofar, entry) => sofar + entry, 0),
  );
}

/** Returns a pullback that gives every entry the adjoint divided by `size`. Captures only the operand's shape. */
function spreader(like: Value, size = 1): Pullback {
  if (typeof like === "number") return (g) => entryAt(g, 0) / size;
  const { shape } = like;
  return (g) => filled(shape, () => entryAt(g, 0) / size);
}

function rowSpreader(like: Value): Pullback {
  const { rows, columns } = matrix("rowSums", like);
  return (g) => filled([rows, columns], (i) => entryAt(g, Math.floor(i / columns)));
}
