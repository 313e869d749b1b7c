import katex from "katex";
import { describe, expect, it } from "vitest";
import { operations } from "../autodiff/operations/all.ts";
import { add, affine, div, mul, neg, sub } from "../autodiff/operations/arithmetic.ts";
import { cos, sin, tanh } from "../autodiff/operations/curves.ts";
import { abs, max, relu } from "../autodiff/operations/piecewise.ts";
import { exp, log, pow, sqrt, square } from "../autodiff/operations/powers.ts";
import { constant, type Var } from "../autodiff/var.ts";
import type { Expression } from "../formula/expression.ts";
import { colouredTex } from "../formula/testing/coloured-tex.ts";
import { toTex } from "../formula/to-tex.ts";
import { toText } from "../formula/to-text.ts";
import { run } from "../trace/testing/run.ts";
import type { Trace, TraceNode } from "../trace/trace.ts";
import { contributionNumbers, contributionOf, formulaOf, nameOf, pullbackOf } from "./notation.ts";

const UGLY = [2, -0.3, 1e-7, -3e5, 0, -0, Number.NaN, Number.NEGATIVE_INFINITY];

type Formulas = Record<"symbols" | "numbers", Expression[]>;

/** Returns the last node's formula, all contributions and all pullbacks, in symbols and in numbers. */
function formulas(trace: Trace): Formulas {
  const output = trace.nodes.at(-1) as TraceNode;
  return {
    symbols: [
      formulaOf(trace, output, "symbols"),
      ...trace.edges.flatMap((_, i) => [contributionOf(trace, i), pullbackOf(trace, i)]),
    ],
    numbers: [
      formulaOf(trace, output, "numbers"),
      ...trace.steps.flatMap((step) =>
        step.kind === "accumulate" ? [contributionNumbers(trace, step)] : [],
      ),
    ],
  };
}

const texOf = (trace: Trace, style: keyof Formulas) => formulas(trace)[style].map((of) => toTex(of));

describe.each(operations.map((op) => ({ id: op.id, op })))("the formulas of $id", ({ op }) => {
  const fillings = UGLY.flatMap((a) => UGLY.map((b) => op.rules.map((_, i) => [a, b, -1.5][i] as number)));
  const traces = [
    ...fillings.map((values) => run(values, (...inputs) => op(...inputs), { seed: -0.75 })),
    ...fillings.map((values) => run([1.5], (x) => op(x, ...values.slice(1).map(constant)))),
  ];
  const written = traces.flatMap((trace) => Object.values(formulas(trace)).flat());
  const all = [...new Set(written.map((of) => toTex(of)))];

  it("have no doubled parentheses and no bare sign after an operator", () => {
    expect(all.filter((tex) => /\(\([^()]*\)\)/.test(tex))).toEqual([]);
    expect(all.filter((tex) => /(?:[+-]|\\times|\\cdot) ?\{?-/.test(tex))).toEqual([]);
  });

  it("are typeset by KaTeX in strict mode", () => {
    for (const tex of all) {
      expect(() => katex.renderToString(tex, { throwOnError: true, strict: "error" })).not.toThrow();
    }
  });

  it("convert to plain text", () => {
    expect(written.map(toText).filter((text) => /[\\{}^_-]/.test(text))).toEqual([]);
  });
});

describe("formulas in symbols", () => {
  it.each<[string, number[], (...inputs: Var[]) => Var, string[]]>([
    [
      "a logarithm",
      [2],
      (x) => log(x),
      ["\\log(x_1)", "\\bar y \\, \\frac{1}{x_1}", "g \\mapsto g \\, \\frac{1}{x_1}"],
    ],
    ["a square", [2], (x) => square(x), ["x_1^2", "\\bar y \\cdot 2 x_1", "g \\mapsto g \\cdot 2 x_1"]],
    ["a sine", [2], (x) => sin(x), ["\\sin(x_1)", "\\bar y \\, \\cos(x_1)", "g \\mapsto g \\, \\cos(x_1)"]],
    [
      "a cosine",
      [2],
      (x) => cos(x),
      ["\\cos(x_1)", "-\\bar y \\, \\sin(x_1)", "g \\mapsto -g \\, \\sin(x_1)"],
    ],
    [
      "a root",
      [2],
      (x) => sqrt(x),
      ["\\sqrt{x_1}", "\\bar y \\, \\frac{1}{2 y}", "g \\mapsto g \\, \\frac{1}{2 y}"],
    ],
    ["tanh", [2], (x) => tanh(x), ["\\tanh(x_1)", "\\bar y \\, (1 - y^2)", "g \\mapsto g \\, (1 - y^2)"]],
    ["a sum with 1", [2], (x) => add(constant(1), x), ["1 + x_1", "\\bar y", "g \\mapsto g"]],
    ["a multiple", [2], (x) => mul(constant(2), x), ["2 x_1", "\\bar y \\cdot 2", "g \\mapsto g \\cdot 2"]],
    [
      "a negative multiple",
      [2],
      (x) => mul(constant(-2), x),
      ["(-2) \\, x_1", "\\bar y \\, (-2)", "g \\mapsto g \\, (-2)"],
    ],
    [
      "a power",
      [2],
      (x) => pow(x, constant(-0.5)),
      ["x_1^{-0.5}", "\\bar y \\, (-0.5) \\, x_1^{-0.5 - 1}", "g \\mapsto g \\, (-0.5) \\, x_1^{-0.5 - 1}"],
    ],
  ])("write %s as the text does", (_, values, build, expected) => {
    expect(texOf(run(values, build), "symbols")).toEqual(expected);
  });
});

describe("formulas in numbers", () => {
  it.each<[string, number[], (...inputs: Var[]) => Var, string[]]>([
    ["inside a function", [-0.3], (x) => sin(x), ["\\sin(-0.3)", "(-0.5) \\times \\cos(-0.3)"]],
    [
      "under a root",
      [-0.3],
      (x) => sqrt(x),
      ["\\sqrt{-0.3}", "(-0.5) \\times \\frac{1}{2 \\times \\mathrm{NaN}}"],
    ],
    ["in an exponent", [-3], (x) => exp(x), ["e^{-3}", "(-0.5) \\times 0.0498"]],
    ["between bars", [-0.3], (x) => abs(x), ["|-0.3|", "(-0.5) \\times \\operatorname{sign}(-0.3)"]],
    ["after a comma", [-0.3], (x) => relu(x), ["\\max(0, -0.3)", "(-0.5) \\times \\mathbf{1}[-0.3 > 0]"]],
    [
      "in a comparison",
      [-0.3, -2],
      (a, b) => max(a, b),
      ["\\max(-0.3, -2)", "(-0.5) \\times \\mathbf{1}[-0.3 > -2]", "(-0.5) \\times \\mathbf{1}[-2 > -0.3]"],
    ],
    ["under a power", [-0.3], (x) => square(x), ["(-0.3)^2", "(-0.5) \\times 2 \\times (-0.3)"]],
    [
      "in a product",
      [-0.3, -2],
      (a, b) => mul(a, b),
      ["(-0.3) \\times (-2)", "(-0.5) \\times (-2)", "(-0.5) \\times (-0.3)"],
    ],
    ["in a sum", [-0.3, -2], (a, b) => add(a, b), ["-0.3 + (-2)", "-0.5", "-0.5"]],
    ["in a difference", [-0.3, -2], (a, b) => sub(a, b), ["-0.3 - (-2)", "-0.5", "-(-0.5)"]],
    ["after a minus", [-0.3], (x) => neg(x), ["-(-0.3)", "-(-0.5)"]],
    [
      "in a fraction",
      [-0.3, -2],
      (a, b) => div(a, b),
      ["\\frac{-0.3}{-2}", "(-0.5) \\times \\frac{1}{-2}", "-(-0.5) \\times \\frac{-0.3}{(-2)^2}"],
    ],
    [
      "in an affine step",
      [-2, -3, -4],
      (a, h, b) => affine(a, h, b),
      ["(-2) \\times (-3) + (-4)", "(-0.5) \\times (-3)", "(-0.5) \\times (-2)", "-0.5"],
    ],
  ])("put a negative number %s in parentheses where needed", (_, values, build, expected) => {
    expect(texOf(run(values, build, { seed: -0.5 }), "numbers")).toEqual(expected);
  });

  it("put a power of ten in parentheses only under a power", () => {
    const numbers = texOf(
      run([3e5], (x) => square(x), { seed: 1e-7 }),
      "numbers",
    );
    expect(numbers).toEqual([
      "({3 \\cdot 10^{5}})^2",
      "{1 \\cdot 10^{-7}} \\times 2 \\times {3 \\cdot 10^{5}}",
    ]);
  });

  it("tell values and the incoming adjoint apart", () => {
    expect(formulas(run([3], (x) => square(x))).numbers.map(colouredTex)).toEqual([
      "\\value{3}^2",
      "\\adjoint{1} \\times 2 \\times \\value{3}",
    ]);
  });
});

describe("names", () => {
  it("of leaves are the program's aliases, of results their ids", () => {
    const trace = run([2], (x) => {
      const v1 = sin(x);
      return { names: { h: [x], v1 }, outputs: { y: v1 } };
    });
    expect(trace.nodes.map(nameOf)).toEqual(["h0", "v1"]);
    expect(toText(formulaOf(trace, trace.nodes.at(0) as TraceNode, "numbers"))).toBe("2");
  });
});
