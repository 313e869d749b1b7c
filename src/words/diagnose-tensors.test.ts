import { expect, it } from "vitest";
import { add, div, mul } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { matmul } from "../autodiff/operations/matrices.ts";
import { exp, log } from "../autodiff/operations/powers.ts";
import { mean, rowSums } from "../autodiff/operations/reductions.ts";
import type { Nested } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { constant, type Var } from "../autodiff/var.ts";
import { symbolOf } from "../formula/build.ts";
import { toText } from "../formula/to-text.ts";
import { runWhole } from "../trace/testing/run-whole.ts";
import { diagnose } from "./diagnose.ts";
import { entryOf } from "./notation.ts";

const LARGE = "too large for a number (largest about 1.8e308)";
const named = (Y: Var<Value>, names: Record<string, Var<Value>>, seed: Value | Nested = 1) => ({
  names,
  outputs: { Y },
  seeds: { Y: seed },
});

it.each<[string, Nested[], Parameters<typeof runWhole>[1], [string, string][]]>([
  [
    "an exponential",
    [[[1, 1000]]],
    (a) => {
      const v1 = elementwise(exp, a);
      return named(mean(v1), { v1 });
    },
    [
      ["v1", `(v₁)₁₂ = exp(1000) = ∞: ${LARGE}`],
      ["A", "Ā₁₂ receives 0.5 × ∞ = ∞: the ∞ is from the forward pass"],
    ],
  ],
  [
    "a quotient by row sums",
    [[[0], [1000]]],
    (a) => {
      const v1 = elementwise(exp, a);
      const v2 = rowSums(v1);
      return named(mean(elementwise(div, v1, v2)), { v1, v2 });
    },
    [
      ["v1", `(v₁)₂₁ = exp(1000) = ∞: ${LARGE}`],
      ["n3", "(n₃)₂₁ = ∞/∞ = NaN: not defined; the ∞ is from v₁"],
      ["v2", "(v̄₂)₂₁ receives −0.5 × ∞/∞² = NaN: not defined; the ∞ is from the forward pass"],
    ],
  ],
  [
    "a logarithm of 0 in a product with a vector",
    [[[1, 2]], [1, 0]],
    (a, b) => named(mean(elementwise(log, elementwise(mul, a, b))), {}),
    [
      ["n3", "(n₃)₁₂ = log(0) = −∞: infinite at 0"],
      ["n2", "(n̄₂)₁₂ receives 0.5 × 1/0 = ∞: division by zero"],
      ["A", "Ā₁₂ receives ∞ × 0 = NaN: not defined; the ∞ is the adjoint of n₂"],
    ],
  ],
  [
    "a matrix product that is too large",
    [[[1e200, 1e200]], [[1e200], [-1e200]]],
    (a, b) => named(matmul(a, b), {}, [[0]]),
    [["Y", "A B = NaN: not defined: ∞ − ∞ among terms that are too large for a number"]],
  ],
  [
    "a sum of infinite entries",
    [[[1000], [0]]],
    (a) => named(rowSums(elementwise(mul, constant(0), elementwise(exp, a))), {}, [[0], [0]]),
    [
      ["n1", `(n₁)₁₁ = exp(1000) = ∞: ${LARGE}`],
      ["n2", "(n₂)₁₁ = 0 × ∞ = NaN: not defined; the ∞ is from n₁"],
      ["A", "Ā₁₁ receives 0 × ∞ = NaN: not defined; the ∞ is from the forward pass"],
    ],
  ],
  [
    "an adjoint of a matrix product",
    [[[1e-200, 1]], [[1e-10], [1e200]]],
    (a, b) => named(matmul(a, b), {}, [[1e200]]),
    [["A", `Ā receives Ȳ Bᵀ with an entry ∞: ${LARGE}`]],
  ],
  [
    "an infinite seed that is passed on and summed",
    [[[1], [2]], [3]],
    (a, b) => named(elementwise(add, a, b), {}, [[Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]]),
    [
      ["Y", "Ȳ₁₁ = ∞: the seed is not finite"],
      ["B", "∑ᵢ₌₁ᴮ Ȳᵢ = NaN: an entry of Ȳ is ∞"],
    ],
  ],
])("diagnose explains %s", (_, values, build, expected) => {
  const trace = runWhole(values, build);
  const diagnoses = diagnose(trace).map(({ node, text }) => [
    trace.nodes.at(node)?.id,
    text.normalize("NFC"),
  ]);
  expect(diagnoses).toEqual(expected.map((line) => line.map((text) => text.normalize("NFC"))));
});

it("entryOf names an entry by its indices from 1", () => {
  expect(toText(entryOf(symbolOf("P"), [2, 3], 5))).toBe("P₂₃");
  expect(toText(entryOf(symbolOf("v1"), [3], 1))).toBe("(v₁)₂");
  expect(toText(entryOf(symbolOf("v1"), [1, 1], 0))).toBe("v₁");
  expect(toText(entryOf(symbolOf("P"), [2, 11], 21))).toBe("P[2,11]");
});
