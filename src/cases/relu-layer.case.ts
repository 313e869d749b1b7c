import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import { defineCase } from "./define-case.ts";
import { matrix } from "./parameters/array.ts";
import { choice } from "./parameters/choice.ts";

const STORES = ["input", "output", "mask"] as const;

const WHY_OUTPUT_NEEDS_0 = "because X = 0 and X < 0 both left Y = 0";

/** Case Study 6: what a ReLU layer keeps for the backward pass, and the derivative it uses at 0. */
export default defineCase({
  number: 6,
  slug: "relu-layer",
  title: "ReLU layer",
  group: "Layers",
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
      tex: ({ kink }) => gradientTex(kink),
      value: ({ X, Ybar, kink }) =>
        X.map((row, i) => row.map((x, j) => (x > 0 ? 1 : x === 0 ? kink : 0) * (Ybar[i]?.[j] as number))),
    },
  },
  result: ({ kink }) => `\\bar X_{ij} = ${gradientTex(kink)}`,
  notes: {
    "store=input eval.Y":
      "Entries above 0 pass, the others become 0. The pullback keeps $X$ whole, 64 bits an entry, though it will ask for signs alone.",
    "store=output eval.Y":
      "Entries above 0 pass, the others become 0. The pullback keeps $Y$, which the next layer often keeps for itself; $X$ can be freed.",
    "store=mask kink=0.5 eval.Y":
      "Entries above 0 pass, the others become 0. The mask has to tell three cases apart: two bits an entry.",
    "store=mask eval.Y":
      "Entries above 0 pass, the others become 0. The pullback keeps which ones passed: one bit an entry, a 64th of $X$.",
    "seed.Y": "$\\bar Y$ arrives from later layers, one number an entry.",
    "store=output acc.Y.0":
      "$Y_{ij} > 0$ says the same as $X_{ij} > 0$. But $X = 0$ and $X < 0$ both left $Y = 0$, so that at 0 no derivative but 0 is possible.",
    "store=mask kink=1 acc.Y.0":
      "The mask was made with 1 at exactly 0, so the adjoint passes there. From $M$ alone this cannot be told from $X > 0$.",
    "store=mask kink=0.5 acc.Y.0":
      "The mask holds 0, 0.5 and 1. At exactly 0 half of the adjoint passes: the mean of the slopes on both sides.",
    "store=mask acc.Y.0":
      "$M$ is 1 where $X_{ij} > 0$. Its price was one comparison an entry on the way forward; now $X$ need not be there any more.",
    "kink=1 acc.Y.0":
      "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 there is no derivative; this convention lets it pass.",
    "kink=0.5 acc.Y.0":
      "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 this convention takes half, the mean of the slopes on both sides.",
    "acc.Y.0":
      "The adjoint passes where $X_{ij} > 0$ and stops where $X_{ij} < 0$. At exactly 0 there is no derivative; the convention is 0, as in PyTorch and JAX.",
    "store=output collect":
      "The output gives the same gradient as the input would, as long as the derivative at 0 is 0.",
    "store=mask collect":
      "The mask gives the same gradient as the input would, for a bit or two an entry instead of a number.",
    "kink=0 collect":
      "The input itself was kept for this. The output or a mask would give the same gradient; the mask often costs less memory.",
    collect:
      "The input itself was kept for this. A mask made with the same convention at 0 would give the same gradient, and it often costs less memory.",
  },
});

/** Returns the formula of the gradient: the text's if the derivative at 0 is 0, else its generalization. */
function gradientTex(kink: number): string {
  return `\\bar Y_{ij}\\, ${slopeTex(kink)}`;
}

function slopeTex(kink: number): string {
  if (kink === 0) return "\\mathbf{1}_{X_{ij} > 0}";
  if (kink === 1) return "\\mathbf{1}_{X_{ij} \\ge 0}";
  return `(\\mathbf{1}_{X_{ij} > 0} + ${kink}\\, \\mathbf{1}_{X_{ij} = 0})`;
}
