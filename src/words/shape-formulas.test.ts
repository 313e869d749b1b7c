import { expect, it } from "vitest";
import { add, div, mul } from "../autodiff/operations/arithmetic.ts";
import { elementwise } from "../autodiff/operations/elementwise.ts";
import { linear, matmul } from "../autodiff/operations/matrices.ts";
import { reluFromInput } from "../autodiff/operations/rectifiers.ts";
import { mean, rowSums } from "../autodiff/operations/reductions.ts";
import { softmaxCrossEntropy } from "../autodiff/operations/softmax-cross-entropy.ts";
import { type Nested, tensor } from "../autodiff/tensor.ts";
import { constant, type Var } from "../autodiff/var.ts";
import { runWhole } from "../trace/testing/run-whole.ts";
import { contributionShapes, expressionShapes } from "./shape-formulas.ts";

const ones = (...shape: number[]): Nested => {
  const [size, ...rest] = shape;
  return size === undefined ? 1 : Array.from({ length: size }, () => ones(...rest));
};

it.each<[string, Nested[], Parameters<typeof runWhole>[1], string[], string[]]>([
  [
    "a linear layer",
    [ones(3, 2), ones(2, 4), ones(4)],
    (x, w, b) => linear(x, w, b),
    ["3×2 · 2×4 + 4"],
    ["3×4 · 4×2", "2×3 · 3×4", "3×4 → 4"],
  ],
  [
    "a product and a sum",
    [ones(3, 2), ones(2, 1), ones(1)],
    (x, w, b) => elementwise(add, matmul(x, w), b),
    ["3×2 · 2×1", "3×1"],
    ["3×1 · 1×2", "2×3 · 3×1", "3×1", "3×1 → 1"],
  ],
  ["a ReLU layer", [ones(2, 3)], (x) => reluFromInput(x), ["2×3"], ["2×3"]],
  [
    "a fused loss",
    [ones(1, 3)],
    (z) => softmaxCrossEntropy(z, constant(tensor(ones(1, 3)))),
    ["1×3 → number"],
    ["number → 1×3"],
  ],
  [
    "row sums, a quotient by them, and a mean",
    [ones(2, 3)],
    (a) => mean(elementwise(div, a, rowSums(a))),
    ["2×3 → 2×1", "2×3", "2×3 → number"],
    ["2×1 → 2×3", "2×3", "2×3 → 2×1", "number → 2×3"],
  ],
  [
    "an entrywise product",
    [ones(2, 2), ones(2, 2)],
    (a, b) => elementwise(mul, a, b),
    ["2×2"],
    ["2×2", "2×2"],
  ],
  ["numbers", [2, 3], (a, b) => mul(a as Var, b as Var), [""], ["", ""]],
])("the shapes of %s match its formulas", (_, values, build, expressions, contributions) => {
  const trace = runWhole(values, build);
  const results = trace.nodes.filter(({ op }) => op !== undefined);
  expect(results.map((node) => expressionShapes(trace, node))).toEqual(expressions);
  expect(trace.edges.map((_, i) => contributionShapes(trace, i))).toEqual(contributions);
});
