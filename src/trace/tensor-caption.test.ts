import { describe, expect, it } from "vitest";
import { record } from "../cases/record.ts";
import { announcementAt, captionAt } from "./caption.ts";
import { indexOfKey } from "./trace.ts";

describe("the caption of a step on tensors", () => {
  it.each<[Parameters<typeof record>, string, string]>([
    [["linear-layer"], "eval.Y", "Y = X W + b, a 3 × 2 matrix."],
    [
      ["linear-layer"],
      "seed.Y",
      "The adjoint of an output is set: Ȳ, a 3 × 2 matrix. All others are still 0.",
    ],
    [
      ["linear-layer"],
      "acc.Y.1",
      "Y (X W + b) sends Xᵀ Ȳ back to W. The adjoint of W was zero; now it is the whole 2 × 2 product.",
    ],
    [
      ["linear-layer"],
      "acc.Y.2",
      "Y (X W + b) sends ∑ᵢ₌₁ᴮ Ȳᵢ back to b. The adjoint of b was zero; now it is [1.5, 1].",
    ],
    [
      ["linear-layer"],
      "collect",
      "The gradient is read off: X̄ = [2, 0; 2, −1.5; −2, 3], W̄ = [1.25, −2.5; −0.5, −1], b̄ = [1.5, 1].",
    ],
    [
      ["linear-layer", { X: [[1], [2], [3], [4]] }],
      "acc.Y.0",
      "Y (X W + b) sends Ȳ Wᵀ back to X. The adjoint of X was zero; now it is the whole 4 × 1 product.",
    ],
    [
      ["linear-layer", { view: "kernels" }],
      "acc.Y.0",
      "Y (+) sends Ȳ back to P. The adjoint of P was zero; now it is the whole 3 × 2 contribution.",
    ],
    [
      ["linear-layer", { view: "kernels" }],
      "acc.P.0",
      "matmul sends P̄ Wᵀ back to X. The adjoint of X was zero; now it is the whole 3 × 2 product.",
    ],
    [
      ["relu-layer"],
      "acc.Y.0",
      "ReLU sends Ȳ ⊙ 1[X > 0] back to X. The adjoint of X was zero; now it is the whole 2 × 3 product.",
    ],
    [["softmax-cross-entropy"], "eval.L", "L = CE(softmax(z), T) = 0.417."],
    [
      ["softmax-cross-entropy"],
      "acc.L.0",
      "L (softmax + CE) sends L̄ · 1/B (P − T) back to z. " +
        "The adjoint of z was zero; now it is [−0.341, 0.242, 0.0986].",
    ],
    [["softmax-cross-entropy", { variant: "direct" }], "eval.P", "P = v₁/v₂ = [0.659, 0.242, 0.0986]."],
    [
      ["softmax-cross-entropy", { variant: "direct" }],
      "acc.v2.0",
      "v₂ (Σ row) sends v̄₂ 1ᵀ back to v₁. " +
        "The adjoint of v₁ was [−0.135, 0, 0]; the 1 × 3 contribution is added to it.",
    ],
  ])("of %j at %s is one for people", (args, key, caption) => {
    const trace = record(...args);
    expect(captionAt(trace, indexOfKey(trace, key) ?? 0).normalize("NFC")).toBe(caption.normalize("NFC"));
  });

  it("is announced with the entries of a small matrix, which the picture shows", () => {
    const trace = record("linear-layer");
    expect(announcementAt(trace, 1)).toBe(
      "Step 1 of 6, forward: Y = X W + b, a 3 × 2 matrix. It is [2.5, −4.5; 1.5, 3.5; −1.5, 2].",
    );
    expect(announcementAt(trace, 5)).toMatch(/now it is \[1\.5, 1\]\.$/);
    expect(
      announcementAt(
        record("linear-layer", {
          Ybar: [
            [1, 2, 3],
            [1, 2, 3],
            [1, 2, 3],
          ],
        }),
        1,
      ),
    ).toMatch(/a 3 × 3 matrix\.$/);
  });

  it("gives the gradient of many entries by its shape", () => {
    const trace = record("linear-layer", {
      X: [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ],
    });
    expect(captionAt(trace, 6).normalize("NFC")).toMatch(/^The gradient is read off: X̄ is a 2 × 4 matrix, W̄/);
  });
});
