import { div, mul, neg } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { exp, log } from "../autodiff/operations/powers.ts";
import { mean, rowSums } from "../autodiff/operations/reductions.ts";
import { softmaxCrossEntropy } from "../autodiff/operations/softmax-cross-entropy.ts";
import { tensor } from "../autodiff/tensor.ts";
import { constant } from "../autodiff/var.ts";
import { softmaxCrossEntropyWords as words } from "../words/en/lessons.ts";
import { defineCase } from "./define-case.ts";
import { type List, matrix } from "./parameters/array.ts";
import { choice } from "./parameters/choice.ts";
import { targets } from "./parameters/targets.ts";

const VARIANTS = ["fused", "direct"] as const;

/** Case Study 7: one stable rule, or the same loss as a naive graph that overflows. */
export default defineCase(words, {
  number: 7,
  slug: "softmax-cross-entropy",
  group: "layers",
  formula: "p_i = exp(z_i)/(∑_j exp(z_j)), L = -∑_i t_i log p_i",
  parameters: {
    variant: choice(VARIANTS),
    z: matrix("input", ["B", "K"], [[2, 1, 0.1]]),
    t: targets("B", "K", [0]),
  },
  sizes: { B: { min: 1, max: 4 }, K: { min: 2, max: 5 } },
  presets: { largeLogits: { z: [[1000, 1001, 999]], t: [1] } },
  alternatives: () =>
    VARIANTS.map((variant) => ({ label: words.alternatives[variant], params: { variant } })),
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
      formula: "1/B (P - T)",
      value: ({ z, t }) =>
        z.map((row, i) => {
          const p = softmax(row);
          const hot = oneHot(t[i] ?? 0, row.length);
          return p.map((probability, k) => (probability - (hot[k] ?? 0)) / z.length);
        }),
    },
  },
  result: "z̄ = 1/B (P - T)",
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
