import { expect, it } from "vitest";
import { run as runCase } from "../../engine/run.ts";
import { captionAt, captionPieces } from "../../words/caption.ts";

/** Splits the captions of a case at steps given by their keys. */
function split(slug: string, ...keys: string[]) {
  const { trace } = runCase({ case: slug, params: {} });
  return keys.map((key) =>
    captionPieces(trace, trace.steps.findIndex((step) => step.key === key) + 1).map(({ text, role }) =>
      role === undefined ? text : [role, text],
    ),
  );
}

it("a caption is split at the value, the adjoint or the gradients of its step", () => {
  expect(split("scalar-expression", "eval.v1", "seed.v3", "acc.v3.0", "collect")).toEqual([
    ["v₁ = x² = 1.5² = ", ["result", "2.25"], "."],
    ["v̄₃ = ", ["result", "1"], ": the adjoint of an output is set. All others are still 0."],
    [
      "log sends ",
      ["late", "1 × 1/3.25 = 0.3077"],
      " back to v₂. The adjoint of v₂ was 0; ",
      ["late", "0 + 0.3077 = "],
      ["result", "0.3077"],
      ".",
    ],
    ["The gradient is read off: x̄ = ", ["result", "0.9231"], "."],
  ]);
  expect(split("two-inputs", "collect")[0]?.filter((piece) => piece[0] === "result")).toEqual([
    ["result", "2.5839"],
    ["result", "2"],
  ]);
});

it("a caption is split at the result of a value that is recomputed, not at its operands", () => {
  const [again] = split("checkpointed-chain", "recompute.h5");
  expect(again?.[0]).toMatch(/^h₅ is recomputed from h₄: .* [=≈] $/);
  expect(again?.[2]).toBe(", as before.");
});

it("a caption is whole if it does not state its result as a number", () => {
  expect(split("linear-layer", "eval.Y")).toEqual([["Y = X W + b, a 3 × 2 matrix."]]);
  expect(split("two-inputs", "none")).toEqual([[expect.stringMatching(/^The inputs are set/)]]);
});

it("the pieces of a caption are the caption", () => {
  for (const slug of ["tiny-engine", "softmax-cross-entropy"]) {
    const { trace } = runCase({ case: slug, params: {} });
    for (let i = 0; i <= trace.steps.length; i++) {
      const whole = captionPieces(trace, i).map(({ text }) => text);
      expect(whole.join("")).toBe(captionAt(trace, i));
    }
  }
});
