import { describe, expect, it } from "vitest";
import { cases } from "../../cases/all.ts";
import type { Values } from "../../cases/define-case.ts";
import { record } from "../../cases/record.ts";
import { costOf } from "../../trace/cost.ts";
import { costWords } from "../../words/en/cost.ts";
import { conclusionOf } from "./cost-conclusion.ts";

const ONE =
  "One input, one output: both modes take one pass, so reverse mode gains nothing here; " +
  "it is efficient when many inputs influence few outputs.";
const TWO =
  "2 inputs influence one output: forward mode would take 2 passes for this gradient, " +
  "reverse mode takes one, for which it keeps 2 numbers (16 B).";

it.each<[string, Values, string]>([
  ["scalar-expression", {}, ONE],
  ["shared-intermediate", {}, ONE],
  ["two-inputs", {}, TWO],
  [
    "vector-jacobian-product",
    {},
    "2 inputs, 2 outputs: for this seed forward mode would take 2 passes and reverse mode takes one; " +
      "for the whole Jacobian both take 2.",
  ],
  [
    "linear-layer",
    {},
    "12 inputs, 6 outputs: forward mode would take 12 passes, reverse mode takes one for this seed, " +
      "6 for the whole Jacobian.",
  ],
  [
    "linear-layer",
    { X: [[1], [2], [3], [4]], W: [[1, 2, 3, 4]] },
    "12 inputs, 16 outputs: for this seed forward mode would take 12 passes and reverse mode takes one, " +
      "but for the whole Jacobian reverse mode would take 16 to forward mode's 12.",
  ],
  [
    "relu-layer",
    {},
    "6 inputs, 6 outputs: for this seed forward mode would take 6 passes and reverse mode takes one; " +
      "for the whole Jacobian both take 6.",
  ],
  ["relu-layer", { X: [[1]], Ybar: [[1]] }, ONE],
  [
    "softmax-cross-entropy",
    {},
    "3 inputs influence one output: forward mode would take 3 passes for this gradient, " +
      "reverse mode takes one, for which it keeps 3 numbers (24 B).",
  ],
  [
    "recurrence",
    { T: 50 },
    "3 inputs influence one output: forward mode would take 3 passes for this gradient, " +
      "reverse mode takes one, for which it keeps 52 numbers (416 B).",
  ],
  [
    "checkpointed-chain",
    {},
    "9 inputs influence one output: forward mode would take 9 passes for this gradient, reverse mode takes " +
      "one and recomputes 8 results, so that at most 6 of 9 activations are live at once.",
  ],
  [
    "checkpointed-chain",
    { store: "all" },
    "9 inputs influence one output: forward mode would take 9 passes for this gradient, " +
      "reverse mode takes one, for which it keeps 17 numbers (136 B).",
  ],
  ["tiny-engine", {}, TWO],
])("the conclusion of %s with %j is %s", (slug, params, sentence) => {
  expect(costWords.conclusion(conclusionOf(costOf(record(slug, params))))).toBe(sentence);
});

describe.each(cases.map(({ slug }) => ({ slug })))("the conclusion of $slug", ({ slug }) => {
  it("is one sentence with the counted numbers", () => {
    const cost = costOf(record(slug));
    const sentence = costWords.conclusion(conclusionOf(cost));
    expect(sentence).toMatch(/^[^.]+\.$/);
    if (cost.inputs > 1) expect(sentence).toContain(`${cost.gradient.forward.passes} passes`);
  });
});
