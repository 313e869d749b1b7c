import { reluLayer } from "../autodiff/operations/relu-layer.ts";
import { reluLayerWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { matrix } from "./parameters/array.ts";
import { choice } from "./parameters/choice.ts";

const STORES = ["input", "output", "mask"] as const;

/** Case Study 6: what a ReLU layer keeps for the backward pass, and the derivative it uses at 0. */
export default defineCase(words, {
  number: 6,
  slug: "relu-layer",
  group: "layers",
  formula: "Y = ReLU(X), Y_{ij} = max(0, X_{ij})",
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
      { parameter: "store", ...words.refuse.store(kink) },
      { parameter: "kink", ...words.refuse.kink },
    ];
  },
  alternatives: () => STORES.map((store) => ({ label: words.alternatives[store], params: { store } })),
  compare: ["bits"],
  memory: true,
  program: ({ X, Ybar, store, kink }) => {
    const Y = reluLayer(X.whole, { store, kink });
    return { names: {}, outputs: { Y }, seeds: { Y: Ybar } };
  },
  seeds: { Y: "Ȳ" },
  closedForms: {
    X: {
      formula: ({ kink }) => gradient(kink),
      value: ({ X, Ybar, kink }) =>
        X.map((row, i) => row.map((x, j) => (x > 0 ? 1 : x === 0 ? kink : 0) * (Ybar[i]?.[j] as number))),
    },
  },
  result: ({ kink }) => `X̄_{ij} = ${gradient(kink)}`,
});

/** Returns the formula of the gradient: the text's if the derivative at 0 is 0, else its generalization. */
function gradient(kink: number): string {
  if (kink === 0) return "Ȳ_{ij} 1_{X_{ij} > 0}";
  if (kink === 1) return "Ȳ_{ij} 1_{X_{ij} ≥ 0}";
  return `Ȳ_{ij} (1_{X_{ij} > 0} + ${kink} 1_{X_{ij} = 0})`;
}
