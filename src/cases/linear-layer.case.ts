import { add, mul } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear, matmul } from "../autodiff/operations/matrices.ts";
import type { Var } from "../autodiff/var.ts";
import type { MatrixLeaf, VectorLeaf } from "../trace/leaves.ts";
import type { ProgramResult } from "../trace/program.ts";
import { linearLayerWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { matrix, type Rows, vector } from "./parameters/array.ts";
import { choice } from "./parameters/choice.ts";

const VIEWS = ["layer", "kernels", "scalar"] as const;

/** Case Study 5: a linear layer as one node, as two kernels, or as every multiplication and addition. */
export default defineCase(words, {
  number: 5,
  slug: "linear-layer",
  group: "layers",
  formula: "Y = X W + b",
  parameters: {
    view: choice(VIEWS),
    X: matrix(
      "input",
      ["B", "d_in"],
      [
        [1, -2],
        [0.5, 3],
        [-1, 1],
      ],
    ),
    W: matrix(
      "parameter",
      ["d_in", "d_out"],
      [
        [2, -1],
        [0, 1.5],
      ],
    ),
    b: vector("parameter", "d_out", [0.5, -0.5]),
    Ybar: matrix(
      "seed",
      ["B", "d_out"],
      [
        [1, 0],
        [0.5, -1],
        [0, 2],
      ],
    ),
  },
  sizes: { B: { min: 1, max: 4 }, d_in: { min: 1, max: 4 }, d_out: { min: 1, max: 4 } },
  alternatives: () => VIEWS.map((view) => ({ label: words.alternatives[view], params: { view } })),
  compare: ["nodes", "edges", "pullbacks"],
  program: ({ view, X, W, b, Ybar }) => {
    if (view === "scalar") return scalars(X, W, b, Ybar);
    if (view === "layer") {
      const Y = linear(X.whole, W.whole, b.whole);
      return { names: {}, outputs: { Y }, seeds: { Y: Ybar } };
    }
    const P = matmul(X.whole, W.whole);
    const Y = elementwise(add, P, b.whole);
    return { names: { P }, outputs: { Y }, seeds: { Y: Ybar } };
  },
  seeds: { Y: "Ȳ" },
  closedForms: {
    X: { formula: "Ȳ Wᵀ", value: ({ W, Ybar }) => Ybar.map((g) => W.map((row) => dot(g, row))) },
    W: {
      formula: "Xᵀ Ȳ",
      value: ({ X, W, Ybar }) => W.map((row, k) => row.map((_, j) => dot(column(X, k), column(Ybar, j)))),
    },
    b: {
      formula: "∑_{i=1}^{B} Ȳ_i",
      value: ({ b, Ybar }) => b.map((_, j) => column(Ybar, j).reduce((sum, g) => sum + g, 0)),
    },
  },
  result: "X̄ = Ȳ Wᵀ; W̄ = Xᵀ Ȳ; b̄ = ∑_{i=1}^{B} Ȳ_i",
});

/** Builds the layer with one node per multiplication and addition. */
function scalars(X: MatrixLeaf, W: MatrixLeaf, b: VectorLeaf, Ybar: Rows): ProgramResult {
  const names: Record<string, Var> = {};
  const Y = X.entries.map((row, i) =>
    b.entries.map((bias, j) => {
      let sum: Var | undefined;
      for (const [k, x] of row.entries()) {
        const term = mul(x, W.entries[k]?.[j] as Var);
        names[`m${i + 1}${k + 1}${j + 1}`] = term;
        if (sum === undefined) sum = term;
        else {
          sum = add(sum, term);
          names[`s${i + 1}${k + 1}${j + 1}`] = sum;
        }
      }
      return add(sum as Var, bias);
    }),
  );
  return { names, outputs: { Y }, seeds: { Y: Ybar } };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, entry, i) => sum + entry * (b[i] as number), 0);
}

function column(rows: Rows, k: number): number[] {
  return rows.map((row) => row[k] as number);
}
