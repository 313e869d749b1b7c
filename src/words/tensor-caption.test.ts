import { describe, expect, it } from "vitest";
import { add, div } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear, matmul } from "../autodiff/operations/matrices.ts";
import { reluFromInput } from "../autodiff/operations/rectifiers.ts";
import { mean, rowSums } from "../autodiff/operations/reductions.ts";
import { softmaxCrossEntropy } from "../autodiff/operations/softmax-cross-entropy.ts";
import { type Nested, tensor } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { constant, type Var } from "../autodiff/var.ts";
import { runWhole } from "../trace/testing/run-whole.ts";
import { indexOfKey, type Trace } from "../trace/trace.ts";
import { announcementAt } from "./announcement.ts";
import { captionAt } from "./caption.ts";

const X = [
  [1, -2],
  [0.5, 3],
  [-1, 1],
];
const W = [
  [2, -1],
  [0, 1.5],
];
const b = [0.5, -0.5];
const seed = [
  [1, 0],
  [0.5, -1],
  [0, 2],
];
const seeded = (Y: Var<Value>, names: Record<string, Var<Value>> = {}, Ybar: Nested = seed) => ({
  names,
  outputs: { Y },
  seeds: { Y: Ybar },
});

const layer = runWhole([X, W, b], (x, w, bias) => seeded(linear(x, w, bias)));
const kernels = runWhole([X, W, b], (x, w, bias) => {
  const P = matmul(x, w);
  return seeded(elementwise(add, P, bias), { P });
});
const probabilities = runWhole([[[1, 3]]], (a) => {
  const v1 = rowSums(a);
  const P = elementwise(div, a, v1);
  return { names: { v1, P }, outputs: { L: mean(P) } };
});
const fused = runWhole([[[2, 1, 0.1]]], (z) => {
  const T = constant(tensor([[1, 0, 0]]));
  return { names: {}, outputs: { L: softmaxCrossEntropy(z, T) }, constants: { T } };
});
const relu = runWhole([[[1, -2]]], (x) => reluFromInput(x));

describe("the caption of a step on tensors", () => {
  it.each<[string, Trace, string, string]>([
    ["a layer", layer, "eval.Y", "Y = A B + C, a 3 × 2 matrix."],
    [
      "a layer",
      layer,
      "seed.Y",
      "The adjoint of an output is set: Ȳ, a 3 × 2 matrix. All others are still 0.",
    ],
    [
      "a layer",
      layer,
      "acc.Y.1",
      "Y (X W + b) sends Aᵀ Ȳ back to B. The adjoint of B was zero; now it is the whole 2 × 2 product.",
    ],
    [
      "a layer",
      layer,
      "acc.Y.2",
      "Y (X W + b) sends ∑ᵢ₌₁ᴮ Ȳᵢ back to C. The adjoint of C was zero; now it is [1.5, 1].",
    ],
    [
      "a layer",
      layer,
      "collect",
      "The gradient is read off: Ā = [2, 0; 2, −1.5; −2, 3], B̄ = [1.25, −2.5; −0.5, −1], C̄ = [1.5, 1].",
    ],
    [
      "two kernels",
      kernels,
      "acc.Y.0",
      "Y (+) sends Ȳ back to P. The adjoint of P was zero; now it is the whole 3 × 2 contribution.",
    ],
    [
      "two kernels",
      kernels,
      "acc.P.0",
      "matmul sends P̄ Bᵀ back to A. The adjoint of A was zero; now it is the whole 3 × 2 product.",
    ],
    [
      "a ReLU layer",
      relu,
      "acc.Y.0",
      "ReLU sends Ȳ ⊙ 1[A > 0] back to A. The adjoint of A was zero; now it is [1, 0].",
    ],
    ["a fused loss", fused, "eval.L", "L = CE(softmax(A), T) = 0.417."],
    [
      "a fused loss",
      fused,
      "acc.L.0",
      "L (softmax + CE) sends L̄ · (P − T)/B back to A. " +
        "The adjoint of A was zero; now it is [−0.341, 0.242, 0.0986].",
    ],
    ["probabilities", probabilities, "eval.P", "P = A/v₁ = [0.25, 0.75]."],
    [
      "probabilities",
      probabilities,
      "acc.v1.0",
      "v₁ (Σ row) sends v̄₁ 1ᵀ back to A. " +
        "The adjoint of A was [0.125, 0.125]; the 1 × 2 contribution is added to it.",
    ],
  ])("describes %s in words", (_, trace, key, caption) => {
    expect(captionAt(trace, indexOfKey(trace, key) ?? 0).normalize("NFC")).toBe(caption.normalize("NFC"));
  });

  it("is announced with the entries of a small matrix", () => {
    expect(announcementAt(layer, 1)).toBe(
      "Step 1 of 6, forward: Y equals A times B plus C, a 3 by 2 matrix. " +
        "Its entries: row 1: 2.5, minus 4.5; row 2: 1.5, 3.5; row 3: minus 1.5, 2.",
    );
    expect(announcementAt(layer, 5)).toMatch(/now it is row 1\.5, 1\.$/);
    const twice = runWhole([W], (a) => seeded(elementwise(add, a, a), {}, W));
    expect(announcementAt(twice, 4)).toMatch(
      /was not zero; the 2 by 2 contribution .*row 1: 4, minus 2; row 2: 0, 3\.$/,
    );
  });

  it("gives a matrix of many entries by its shape", () => {
    const large = runWhole([[X, X].flat()], (a) => reluFromInput(a));
    expect(announcementAt(large, 1)).toMatch(/, a 6 by 2 matrix\.$/);
    expect(captionAt(large, 4).normalize("NFC")).toBe(
      "The gradient is read off: Ā is a 6 × 2 matrix.".normalize("NFC"),
    );
  });
});

it("a caption of a vector counts its entries", () => {
  const seven = [1, 2, 3, 4, 5, 6, 7];
  const sum = runWhole([seven], (a) => seeded(elementwise(add, a, a), {}, seven));
  expect(captionAt(sum, 1)).toBe("Y = A + A, a vector of 7.");
  expect(captionAt(sum, 3)).toMatch(/now it is the whole 7-entry contribution\.$/);
  expect(captionAt(sum, 4)).toMatch(/was not zero; the 7-entry contribution is added to it\.$/);
});
