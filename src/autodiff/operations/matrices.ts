import * as f from "../../formula/build.ts";
import type { GraphNode, Pullback } from "../graph-node.ts";
import { columnSums, product, transposed } from "../matrix.ts";
import { tensorOperation } from "../operation.ts";
import { entryAt, filled, shapeText, tensor } from "../tensor.ts";
import { plus, shapeOf, type Tensor, type Value } from "../value.ts";
import { Var } from "../var.ts";

const A = tensor([
  [1, -2, 0.5],
  [3, 1, -1],
]);
const B = tensor([
  [2, -1],
  [0.5, 1.5],
  [-1, 4],
]);
const SQUARE = tensor([
  [1, 2],
  [-3, 0.5],
]);
const OTHER = tensor([
  [0.25, -1],
  [4, 2],
]);

/**
 * Returns the l×n product A B of an l×m matrix A and an m×n matrix B.
 *
 * @throws RangeError if an operand is not a matrix or the inner sizes differ
 */
export const matmul = tensorOperation(
  (a: GraphNode, b: GraphNode): Var<Tensor> =>
    new Var<Tensor>(
      product("matmul", a.value, b.value),
      matmul,
      a,
      timesTransposed("matmul", b.value),
      b,
      transposedTimes("matmul", a.value),
    ),
  {
    id: "matmul",
    symbol: "matmul",
    formula: (a, b) => f.matrixProduct(a, b),
    rules: [
      (g, _, _a, b) => f.matrixProduct(g, f.transposed(b)),
      (g, _, a) => f.matrixProduct(f.transposed(a), g),
    ],
    terms: [(t, _, _a, b) => f.matrixProduct(t, b), (t, _, a) => f.matrixProduct(a, t)],
    pushforward: (a: Value, da: Value, b: Value, db: Value): Value =>
      plus(product("matmul", da, b), product("matmul", a, db)),
    samples: [
      [A, B],
      [B, A],
      [SQUARE, OTHER],
      [tensor([[2]]), tensor([[-3]])],
    ],
  },
);

/**
 * Returns the transpose of a matrix.
 *
 * @throws RangeError if the operand is not a matrix
 */
export const transpose = tensorOperation(
  (a: GraphNode): Var<Tensor> => new Var<Tensor>(transposed(a.value), transpose, a, transposed),
  {
    id: "transpose",
    symbol: "ᵀ",
    formula: (a) => f.transposed(a),
    rules: [(g) => f.transposed(g)],
    pushforward: (_a: Value, da: Value): Value => transposed(da),
    samples: [[A], [SQUARE], [tensor([[5]])]],
  },
);

/**
 * Returns a linear layer Y = X W + b as one node, with the text's three rules (Case Study 5): X̄ += Ȳ Wᵀ,
 * W̄ += Xᵀ Ȳ, b̄ += Σᵢ Ȳᵢ. X is B×d_in, W is d_in×d_out, and b is a list of d_out numbers.
 *
 * @throws RangeError if X or W is not a matrix, the inner sizes differ, or b does not have one number per
 * column
 */
export const linear = tensorOperation(
  (x: GraphNode, w: GraphNode, b: GraphNode): Var<Tensor> =>
    new Var<Tensor>(
      addRow(product("linear", x.value, w.value), b.value),
      linear,
      x,
      timesTransposed("linear", w.value),
      w,
      transposedTimes("linear", x.value),
      [[b, columnSums]],
    ),
  {
    id: "linear",
    symbol: "X W + b",
    formula: (x, w, b) => f.plus(f.matrixProduct(x, w), b),
    rules: [
      (g, _, _x, w) => f.matrixProduct(g, f.transposed(w)),
      (g, _, x) => f.matrixProduct(f.transposed(x), g),
      (g) => f.sumOver("i", f.symbol("B"), f.entry(g, "i")),
    ],
    terms: [(t, _, _x, w) => f.matrixProduct(t, w), (t, _, x) => f.matrixProduct(x, t), (t) => t],
    quantities: { B: (x) => shapeOf(x)[0] ?? 1 },
    pushforward: (x: Value, dx: Value, w: Value, dw: Value, _b: Value, db: Value): Value =>
      addRow(plus(product("linear", dx, w), product("linear", x, dw)), db),
    samples: [
      [A, B, tensor([0.5, -0.25])],
      [SQUARE, OTHER, tensor([1, 2])],
    ],
  },
);

// The pullbacks are created outside the operations so that each captures one matrix and no node.

function timesTransposed(name: string, right: Value): Pullback {
  return (g) => product(name, g, transposed(right));
}

function transposedTimes(name: string, left: Value): Pullback {
  return (g) => product(name, transposed(left), g);
}

function addRow(value: Tensor, row: Value): Tensor {
  const [, columns = 0] = value.shape;
  const shape = shapeOf(row);
  if (shape.length !== 1 || shape[0] !== columns) {
    throw new RangeError(
      `linear: b has shape ${shapeText(shape)}, X W has ${columns} columns; make b [${columns}]`,
    );
  }
  return filled(value.shape, (i) => (value.data[i] as number) + entryAt(row, i % columns));
}
