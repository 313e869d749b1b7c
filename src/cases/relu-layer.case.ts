import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import { defineCase } from "./define-case.ts";
import { matrix } from "./parameters/array.ts";
import { choice } from "./parameters/choice.ts";

const STORES = ["input", "output", "mask"] as const;

const WHY_OUTPUT_NEEDS_0 = "because X = 0 and X < 0 both left Y = 0";

/** Case Study 6: what a ReLU layer keeps for the way back, and the derivative it uses at 0. */
export default defineCase({
  number: 6,
  slug: "relu-layer",
  title: "ReLU layer",
  formula: "Y = \\operatorname{ReLU}(X), \\quad Y_{ij} = \\max(0, X_{ij})",
  summary: "The way back needs the input, the output, or one bit an entry: memory is a choice.",
  parameters: {
    store: choice(STORES),
    kink: choice([0, 0.5, 1]),
    X: matrix(
      "input",
      ["B", "n"],
      [
        [1.5, -2, 0],
        [-0.5, 3, 0.25],
      ],
    ),
    Ybar: matrix(
      "seed",
      ["B", "n"],
      [
        [1, 0.5, -2],
        [3, -1, 0.5],
      ],
    ),
  },
  sizes: { B: { min: 1, max: 4 }, n: { min: 1, max: 4 } },
  refuse: ({ store, kink }) => {
    if (store !== "output" || kink === 0) return [];
    return [
      {
        parameter: "store",
        problem: `it cannot tell X = 0`,
        allowed: `input or mask with kink=${kink}, ${WHY_OUTPUT_NEEDS_0}`,
      },
      {
        parameter: "kink",
        problem: `the output cannot tell X = 0`,
        allowed: `0 with store=output, ${WHY_OUTPUT_NEEDS_0}`,
      },
    ];
  },
  alternatives: () => STORES.map((store) => ({ label: store, params: { store } })),
  compare: ["bits"],
  memory: true,
  program: ({ X, Ybar, store, kink }) => {
    const Y = reluLayer(X.whole, { store, kink });
    return { names: {}, outputs: { Y }, seeds: { Y: Ybar } };
  },
  seeds: { Y: "\\bar Y" },
  closedForms: {
    X: {
      tex: "\\bar Y_{ij}\\, \\mathbf{1}_{X_{ij} > 0}",
      value: ({ X, Ybar, kink }) =>
        X.map((row, i) => row.map((x, j) => (x > 0 ? 1 : x === 0 ? kink : 0) * (Ybar[i]?.[j] as number))),
    },
  },
  result: "\\bar X_{ij} = \\bar Y_{ij}\\, \\mathbf{1}_{X_{ij} > 0}",
  notes: {
    "eval.Y": "Entries above 0 pass, the others become 0. What the way back will need is stored now.",
    "seed.Y": "$\\bar Y$ arrives from later layers, one number an entry.",
    "acc.Y.0":
      "The mask lets the adjoint through where $X_{ij} > 0$ and stops it where $X_{ij} < 0$. At exactly 0 there is no derivative, and the convention decides.",
    collect:
      "Input, output and mask give the same gradient. The mask does it with one bit an entry instead of a number.",
  },
});
