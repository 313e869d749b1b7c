import { describe, expect, it } from "vitest";
import { add, div, mul } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear, matmul } from "../autodiff/operations/matrices.ts";
import { exp, log, square } from "../autodiff/operations/powers.ts";
import { reluFromInput, reluFromMask } from "../autodiff/operations/rectifiers.ts";
import { mean, rowSums } from "../autodiff/operations/reductions.ts";
import { softmaxCrossEntropy } from "../autodiff/operations/softmax-cross-entropy.ts";
import { tensor } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { constant, type Var } from "../autodiff/var.ts";
import type { Expression } from "../formula/expression.ts";
import { colouredTex } from "../formula/testing/coloured-tex.ts";
import { toText } from "../formula/to-text.ts";
import { runWhole } from "../trace/testing/run-whole.ts";
import type { Trace } from "../trace/trace.ts";
import { formulas } from "./testing/formulas.ts";

/** Returns the formulas of a trace as plain text. */
function text(trace: Trace): Record<"symbols" | "numbers", string[]> {
  const { symbols, numbers } = formulas(trace);
  const plain = (all: Expression[]) => all.map((of) => toText(of).normalize("NFC"));
  return { symbols: plain(symbols), numbers: plain(numbers) };
}

const A = [
  [1, -2],
  [0.5, 3],
];
const ROW = [0.5, -1];
const COLUMN = [[2], [4]];

describe("tensor formulas in symbols", () => {
  it.each<[string, Trace, string[]]>([
    ["a matrix product", runWhole([A, A], (a, b) => matmul(a, b)), ["A B", "Ȳ Bᵀ", "Aᵀ Ȳ"]],
    [
      "a linear layer",
      runWhole([A, A, ROW], (x, w, b) => linear(x, w, b)),
      ["A B + C", "Ȳ Bᵀ", "Aᵀ Ȳ", "∑ᵢ₌₁ᴮ Ȳᵢ"],
    ],
    ["an entrywise product", runWhole([A, A], (a, b) => elementwise(mul, a, b)), ["A ⊙ B", "Ȳ ⊙ B", "Ȳ ⊙ A"]],
    ["an entrywise square", runWhole([A], (a) => elementwise(square, a)), ["A²", "Ȳ ⊙ 2 A"]],
    ["an exponential", runWhole([A], (a) => elementwise(exp, a)), ["exp(A)", "Ȳ ⊙ Y"]],
    ["a sum with a row", runWhole([A, ROW], (a, b) => elementwise(add, a, b)), ["A + B", "Ȳ", "∑ᵢ₌₁ᴮ Ȳᵢ"]],
    [
      "a product with a row",
      runWhole([A, ROW], (a, b) => elementwise(mul, a, b)),
      ["A ⊙ B", "Ȳ ⊙ B", "∑ᵢ₌₁ᴮ (Ȳ ⊙ A)ᵢ"],
    ],
    [
      "a quotient by a column",
      runWhole([A, COLUMN], (a, b) => elementwise(div, a, b)),
      ["A/B", "Ȳ ⊙ 1/B", "rowsum(−Ȳ ⊙ A/B²)"],
    ],
    ["a sum with a number", runWhole([A, 2], (a, b) => elementwise(add, a, b)), ["A + B", "Ȳ", "sum(Ȳ)"]],
    [
      "a product with a constant number",
      runWhole([A], (a) => elementwise(mul, constant(3), a)),
      ["3 A", "Ȳ · 3"],
    ],
    ["row sums", runWhole([A], (a) => rowSums(a)), ["rowsum(A)", "Ȳ 1ᵀ"]],
    ["a mean", runWhole([A], (a) => mean(a)), ["mean(A)", "1/B Ȳ 1"]],
    [
      "a ReLU layer with a kink",
      runWhole([A], (a) => reluFromInput(a, constant(0.5))),
      ["max(0, A)", "Ȳ ⊙ (1[A > 0] + 0.5 · 1[A = 0])"],
    ],
    ["a ReLU layer with a mask", runWhole([A], (a) => reluFromMask(a)), ["max(0, A)", "Ȳ ⊙ M"]],
  ])("write %s as in the text", (_, trace, expected) => {
    expect(text(trace).symbols).toEqual(expected.map((line) => line.normalize("NFC")));
  });

  it("call a constant by its name if it has one", () => {
    const T = constant(tensor([[0, 1]]));
    const build = (z: Var<Value>) => {
      const L = softmaxCrossEntropy(z, T);
      return { names: {}, outputs: { L }, constants: { T } };
    };
    expect(text(runWhole([[[1, 2]]], build)).symbols).toEqual(
      ["CE(softmax(A), T)", "L̄ · (P − T)/B"].map((line) => line.normalize("NFC")),
    );
    expect(text(runWhole([[[1, 2]]], (z) => elementwise(mul, T, z))).symbols[0]).toBe("[0, 1] ⊙ A");
  });

  it("give a name no second subscript", () => {
    const trace = runWhole([A, A, ROW], (x, w, b) => {
      const v1 = linear(x, w, b);
      return { names: { v1 }, outputs: { v1 }, seeds: { v1: A } };
    });
    expect(text(trace).symbols.at(-1)).toBe("∑ᵢ₌₁ᴮ (v̄₁)ᵢ".normalize("NFC"));
  });
});

describe("tensor formulas in numbers", () => {
  it.each<[string, Trace, string[]]>([
    [
      "evaluate a transpose",
      runWhole([A, A], (a, b) => matmul(a, b), 2),
      ["[1, −2; 0.5, 3] [1, −2; 0.5, 3]", "[2, 2; 2, 2] [1, 0.5; −2, 3]", "[1, 0.5; −2, 3] [2, 2; 2, 2]"],
    ],
    [
      "add the rows of a sum",
      runWhole([A, ROW], (a, b) => elementwise(add, a, b), -1),
      ["[1, −2; 0.5, 3] + [0.5, −1]", "[−1, −1; −1, −1]", "[−1, −1] + [−1, −1]"],
    ],
    [
      "multiply and divide entry by entry",
      runWhole([A, COLUMN], (a, b) => elementwise(div, a, b)),
      [
        "[1, −2; 0.5, 3]/[2; 4]",
        "[1, 1; 1, 1] ⊙ 1/[2; 4]",
        "rowsum(−[1, 1; 1, 1] ⊙ [1, −2; 0.5, 3]/[2; 4]²)",
      ],
    ],
    [
      "write an indicator as a mask",
      runWhole([A], (a) => reluFromInput(a, constant(0.5))),
      ["max(0, [1, −2; 0.5, 3])", "[1, 1; 1, 1] ⊙ ([1, 0; 1, 1] + 0.5 × [0, 0; 0, 0])"],
    ],
    [
      "write the entries of a mask",
      runWhole([[[0, -2]]], (a) => reluFromMask(a, constant(0.5))),
      ["max(0, [0, −2])", "[1, 1] ⊙ [0.5, 0]"],
    ],
    [
      "write a size as a number",
      runWhole([A], (a) => mean(a)),
      ["mean([1, −2; 0.5, 3])", "1/4 × 1 × [1, 1; 1, 1]"],
    ],
    [
      "write ones in their shape",
      runWhole([A], (a) => rowSums(a)),
      ["rowsum([1, −2; 0.5, 3])", "[1; 1] [1, 1]"],
    ],
    [
      "write an exponential as a function",
      runWhole([[[1, 2]]], (a) => elementwise(exp, a)),
      ["exp([1, 2])", "[1, 1] ⊙ [2.72, 7.39]"],
    ],
    [
      "put the operand of a logarithm in parentheses",
      runWhole([[[1, 2]]], (a) => elementwise(log, a)),
      ["log([1, 2])", "[1, 1] ⊙ 1/[1, 2]"],
    ],
    [
      "write the probabilities of a fused rule",
      runWhole(
        [
          [
            [0, 0],
            [0, 0],
          ],
        ],
        (z) =>
          softmaxCrossEntropy(
            z,
            constant(
              tensor([
                [0, 1],
                [1, 0],
              ]),
            ),
          ),
      ),
      ["CE(softmax([0, 0; 0, 0]), [0, 1; 1, 0])", "1 × ([0.5, 0.5; 0.5, 0.5] − [0, 1; 1, 0])/2"],
    ],
  ])("%s", (_, trace, expected) => {
    expect(text(trace).numbers).toEqual(expected);
  });

  it("enlarge parentheses around several rows, and keep the colours of values", () => {
    const numbers = formulas(runWhole([A], (a) => elementwise(log, a))).numbers.map(colouredTex);
    expect(numbers[0]).toBe(
      "\\log\\left(\\value{\\begin{bmatrix} 1 & -2 \\\\ 0.5 & 3 \\end{bmatrix}}\\right)",
    );
    expect(numbers[1]).toMatch(/^\\adjoint\{\\begin\{bmatrix\}.* \\odot \\frac\{1\}\{\\value\{/);
    const row = formulas(runWhole([[[1, 2]]], (a) => elementwise(log, a))).numbers.map(colouredTex);
    expect(row[0]).toMatch(/^\\log\(/);
  });
});
