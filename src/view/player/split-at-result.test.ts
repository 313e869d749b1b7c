import { expect, it } from "vitest";
import { run as runCase } from "../../engine/run.ts";
import { captionAt } from "../../words/caption.ts";
import { splitAtResult } from "./split-at-result.ts";

/** Splits the captions of a case at steps given by their keys. */
function split(slug: string, ...keys: string[]) {
  const { trace } = runCase({ case: slug, params: {} });
  return keys.map((key) => {
    const index = trace.steps.findIndex((step) => step.key === key);
    return splitAtResult(captionAt(trace, index + 1), trace, trace.steps.at(index));
  });
}

it("splits a caption at the value, the adjoint, or the only gradient of its step", () => {
  expect(split("scalar-expression", "eval.v1", "seed.v3", "acc.v3.0", "collect")).toEqual([
    ["v₁ = x² = 1.5² = ", "2.25", "."],
    ["v̄₃ = ", "1", ": the adjoint of an output is set. All others are still 0."],
    ["log sends 1 × 1/3.25 = 0.3077 back to v₂. The adjoint of v₂ was 0; 0 + 0.3077 = ", "0.3077", "."],
    ["The gradient is read off: x̄ = ", "0.9231", "."],
  ]);
});

it("splits at the result of a value that is evaluated again, not at its operands", () => {
  const [again] = split("checkpointed-chain", "recompute.h5");
  expect(again?.[0]).toMatch(/^h₅ is evaluated again from h₄: .* [=≈] $/);
  expect(again?.[2]).toBe(", as before.");
});

it("leaves captions whole that do not state their result as a number", () => {
  expect(split("linear-layer", "eval.Y")).toEqual([["Y = X W + b, a 3 × 2 matrix."]]);
  expect(split("two-inputs", "collect")).toEqual([[expect.stringMatching(/^The gradient is read off: /)]]);
  expect(split("two-inputs", "none")).toEqual([[expect.stringMatching(/^The inputs are set/)]]);
});
