import { describe, expect, it } from "vitest";
import { type ForwardPasses, forwardPassesOf } from "../trace/forward-passes.ts";
import { forwardAnnouncement, forwardCaption, forwardCaptionPieces } from "../words/forward-caption.ts";
import { record } from "./record.ts";

const shown = (slug: string, params = {}) => {
  const trace = record(slug, params);
  return { trace, passes: forwardPassesOf(trace) as ForwardPasses };
};
const captionsOf = (slug: string, params = {}): string[] => {
  const { trace, passes } = shown(slug, params);
  return Array.from({ length: passes.total }, (_, i) => forwardCaption(trace, passes, i).normalize());
};

it("the moments of two passes are described", () => {
  expect(captionsOf("two-inputs")).toMatchInlineSnapshot(`
    [
      "ẋ₁ = 1, and the tangent of every other input entry is 0.",
      "v̇₁ = ẋ₁ x₂ + ẋ₂ x₁ = 1 × 3 = 3.",
      "v̇₂ = ẋ₁ cos(x₁) = 1 × cos(2) = −0.4161.",
      "v̇₃ = v̇₁ + v̇₂ = 3 + (−0.4161) = 2.5839. The pass ends. Reverse mode found x̄₁ = 2.5839.",
      "ẋ₂ = 1, and the tangent of every other input entry is 0.",
      "v̇₁ = ẋ₁ x₂ + ẋ₂ x₁ = 1 × 2 = 2.",
      "v̇₂ = ẋ₁ cos(x₁) = 0.",
      "v̇₃ = v̇₁ + v̇₂ = 2. The pass ends. Reverse mode found x̄₂ = 2.",
    ]
  `);
});

const ENDS: Readonly<Record<string, RegExp>> = {
  "softmax-cross-entropy":
    /^L̇ = sum\(ż ⊙ \(P − T\)\/B\) = −0\.341\. The pass ends\. Reverse mode found z̄₁₁ = −0\.341\.$/,
  "linear-layer": /a 3 × 2 matrix\. The pass ends: sum\(Ȳ ⊙ Ẏ\) = 2\. Reverse mode found X̄₁₁ = 2\.$/,
  "vector-jacobian-product": /The pass ends: ẏ₁ \+ ȳ₂ ẏ₂ = 3\.5\. Reverse mode found x̄₁ = 3\.5\.$/,
};

describe("the end of a pass", () => {
  it.each([
    ["a number from tensors", "softmax-cross-entropy", 1],
    ["a tensor, weighted by its seed", "linear-layer", 1],
    ["two outputs, weighted by their seeds", "vector-jacobian-product", 3],
  ])("states what it found: %s", (_, slug, moment) => {
    expect(captionsOf(slug)[moment]).toMatch(ENDS[slug] as RegExp);
  });
});

it("a term whose tangent is 0 is left out of the numbers, unless no other is left", () => {
  const captions = captionsOf("vector-jacobian-product");
  expect(captions[1]).toContain("= 1 × 3 = 3");
  expect(captions[2]).toContain("v̇₁ = ẋ₂ · 2 x₂ = 0");
});

it("a moment is announced with its pass and step", () => {
  const { trace, passes } = shown("two-inputs");
  expect(forwardAnnouncement(trace, passes, 4)).toBe(
    "Forward mode, pass 2 of 2, step 1 of 4: x 2 dot equals 1, and the tangent of every other input entry is 0.",
  );
});

it("the result of a moment is emphasized", () => {
  const { trace, passes } = shown("two-inputs");
  expect(forwardCaptionPieces(trace, passes, 1).map((piece) => piece.normalize())).toEqual([
    "v̇₁ = ẋ₁ x₂ + ẋ₂ x₁ = 1 × 3 = ",
    "3",
    ".",
  ]);
});
