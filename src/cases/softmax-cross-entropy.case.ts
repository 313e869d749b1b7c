import { div, mul, neg } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { exp, log } from "../autodiff/operations/powers.ts";
import { mean, rowSums } from "../autodiff/operations/reductions.ts";
import { softmaxCrossEntropy } from "../autodiff/operations/softmax-cross-entropy.ts";
import { tensor } from "../autodiff/tensor.ts";
import { constant } from "../autodiff/var.ts";
import { defineCase } from "./define-case.ts";
import { type List, matrix } from "./parameters/array.ts";
import { choice } from "./parameters/choice.ts";
import { targets } from "./parameters/targets.ts";

const VARIANTS = ["fused", "direct"] as const;

/** Case Study 7: one stable rule, or the same loss as a naive graph that overflows. */
export default defineCase({
  number: 7,
  slug: "softmax-cross-entropy",
  title: "Softmax cross-entropy",
  group: "Layers",
  formula: "p_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}, \\quad L = -\\sum_i t_i \\log p_i",
  summary: "A custom backward rule, p − t, is simpler and more stable than differentiating each primitive.",
  parameters: {
    variant: choice(VARIANTS),
    z: matrix("input", ["B", "K"], [[2, 1, 0.1]]),
    t: targets("B", "K", [0]),
  },
  sizes: { B: { min: 1, max: 4 }, K: { min: 2, max: 5 } },
  presets: [{ title: "Large logits", params: { z: [[1000, 1001, 999]], t: [1] } }],
  alternatives: () => VARIANTS.map((variant) => ({ label: variant, params: { variant } })),
  compare: ["nodes", "pullbacks", "bits"],
  sideBySide: "variant",
  program: ({ variant, z, t }) => {
    const logits = z.whole;
    const [, classes = 0] = logits.value.shape;
    const T = constant(tensor(t.map((target) => oneHot(target, classes))));
    if (variant === "fused") {
      return { names: {}, outputs: { L: softmaxCrossEntropy(logits, T) }, constants: { T } };
    }
    const v1 = elementwise(exp, logits);
    const v2 = rowSums(v1);
    const P = elementwise(div, v1, v2);
    const v3 = elementwise(log, P);
    const v4 = elementwise(mul, T, v3);
    const v5 = rowSums(v4);
    const v6 = elementwise(neg, v5);
    return { names: { v1, v2, P, v3, v4, v5, v6 }, outputs: { L: mean(v6) }, constants: { T } };
  },
  closedForms: {
    z: {
      tex: "\\frac{1}{B}(P - T)",
      value: ({ z, t }) =>
        z.map((row, i) => {
          const p = softmax(row);
          const hot = oneHot(t[i] ?? 0, row.length);
          return p.map((probability, k) => (probability - (hot[k] ?? 0)) / z.length);
        }),
    },
  },
  result: "\\bar z = \\frac{1}{B}(P - T)",
  notes: {
    "variant=fused eval.L":
      "Softmax and logarithm in one operation. The largest logit of each row is subtracted first, so that no power exceeds 1.",
    "eval.L": "The mean over the batch of minus the logarithm of the target's probability.",
    "eval.v1":
      "The number $e$ is raised to the power of each logit. From about 710 on this is more than a number can hold.",
    "eval.v2": "One sum a row: what the powers are divided by.",
    "eval.P": "The probabilities: each row sums to 1.",
    "eval.v3": "A probability that was rounded to 0 would become $-\\infty$ here.",
    "eval.v4": "The targets pick one logarithm a row; the others are multiplied by 0.",
    "eval.v5": "What is left of each row.",
    "eval.v6": "The loss of each row.",
    "seed.L": "The loss is a number, and its adjoint is 1.",
    "variant=fused acc.L.0":
      "Probability minus target. The derivatives of logarithm, quotient and exponential cancel to $P - T$, and nothing is divided by a small probability.",
    "acc.L.0": "Each of the $B$ rows has its share of the mean; here $n = B$.",
    "acc.v6.0": "Back through the minus.",
    "acc.v5.0": "Each row's adjoint is spread over its classes.",
    "acc.v4.0": "The targets let only their own class pass. $T$ is a constant: nothing flows into it.",
    "acc.v3.0": "The derivative of the logarithm is $1/P$. A small probability makes a large adjoint.",
    "acc.P.0": "The first of two ways back through the quotient, for the numerator.",
    "acc.P.1": "The second, for the sums: what was spread over a row is gathered in one number a row.",
    "acc.v2.0":
      "Each power had a part in its row's sum, so it receives a second contribution: they are added.",
    "acc.v1.0":
      "The powers were large or small; here they multiply what is left, and all the factors cancel to $P - T$.",
    "variant=direct collect":
      "Nine pullbacks for what one rule does: $P - T$ over $B$, up to rounding, and only as long as no power overflowed.",
    collect:
      "Probability minus target, over $B$. Each row of $\\bar z$ sums to 0, since $P$ and $T$ both sum to 1.",
  },
});

function oneHot(target: number, classes: number): List {
  return Array.from({ length: classes }, (_, k) => Number(k === target));
}

function softmax(row: List): List {
  const largest = Math.max(...row);
  const powers = row.map((z) => Math.exp(z - largest));
  const norm = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / norm);
}
