import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, affine, div, mul, sub } from "../autodiff/operations/arithmetic.ts";
import { sin } from "../autodiff/operations/curves.ts";
import { exp, log, pow, sqrt, square } from "../autodiff/operations/powers.ts";
import { randomGraph } from "../autodiff/testing/random-graph.ts";
import { constant, Var } from "../autodiff/var.ts";
import { runPlan } from "../trace/testing/random-program.ts";
import { run } from "../trace/testing/run.ts";
import { stepAt, type Trace } from "../trace/trace.ts";
import { diagnose } from "./diagnose.ts";

const LARGE = "too large for a number (largest about 1.8e308)";

/** Returns, for each diagnosis, the node's name and the step's key, then the sentence. */
function diagnosesOf(trace: Trace): string[][] {
  return diagnose(trace).map(({ node, step, text }) => [
    `${trace.nodes.at(node)?.id} at ${stepAt(trace, step)?.key ?? "start"}`,
    text,
  ]);
}

describe("diagnose", () => {
  it.each<[string, number[], (...inputs: Var[]) => Var, string[][]]>([
    [
      "log of 0",
      [0],
      (x) => log(x),
      [
        ["y at eval.y", "log(0) = −∞: infinite at 0"],
        ["x1 at acc.y.0", "1 × 1/0 = ∞: division by zero"],
      ],
    ],
    [
      "NaN before infinity, in the order of the steps",
      [-1, 0],
      (a, b) => add(log(a), log(b)),
      [
        ["n2 at eval.n2", "log(−1) = NaN: not defined for this operand"],
        ["n3 at eval.n3", "log(0) = −∞: infinite at 0"],
        ["x2 at acc.n3.0", "1 × 1/0 = ∞: division by zero"],
      ],
    ],
    ["log of −1", [-1], (x) => log(x), [["y at eval.y", "log(−1) = NaN: not defined for this operand"]]],
    [
      "the adjoint of a root at 0",
      [0],
      (x) => sqrt(x),
      [["x1 at acc.y.0", "1 × 1/(2 × 0) = ∞: division by zero"]],
    ],
    [
      "division by 0",
      [1, 0],
      (a, b) => div(a, b),
      [
        ["y at eval.y", "1/0 = ∞: division by zero"],
        ["x1 at acc.y.0", "1 × 1/0 = ∞: division by zero"],
      ],
    ],
    [
      "division by −0",
      [1, -0],
      (a, b) => div(a, b),
      [
        ["y at eval.y", "1/0 = −∞: division by zero with a minus sign"],
        ["x1 at acc.y.0", "1 × 1/0 = −∞: division by zero with a minus sign"],
      ],
    ],
    [
      "0 divided by 0",
      [0, 0],
      (a, b) => div(a, b),
      [
        ["y at eval.y", "0/0 = NaN: not defined for these operands"],
        ["x1 at acc.y.0", "1 × 1/0 = ∞: division by zero"],
        ["x2 at acc.y.1", "−1 × 0/0² = NaN: not defined for these operands"],
      ],
    ],
    [
      "exp of 710",
      [710],
      (x) => exp(x),
      [
        ["y at eval.y", `exp(710) = ∞: ${LARGE}`],
        ["x1 at acc.y.0", "1 × ∞ = ∞: the ∞ is from the forward pass"],
      ],
    ],
    [
      "an overflowing sum",
      [1e308, 1e308],
      (a, b) => add(a, b),
      [["y at eval.y", `1e308 + 1e308 = ∞: ${LARGE}`]],
    ],
    [
      "an overflowing difference",
      [-1e308, 1e308],
      (a, b) => sub(a, b),
      [["y at eval.y", `−1e308 − 1e308 = −∞: ${LARGE}`]],
    ],
    ["an overflowing square", [1e200], (x) => square(x), [["y at eval.y", `(1e200)² = ∞: ${LARGE}`]]],
    [
      "an overflowing affine step with a 0",
      [1e200, 1e200, 0],
      (a, h, b) => affine(a, h, b),
      [["y at eval.y", `1e200 × 1e200 + 0 = ∞: ${LARGE}`]],
    ],
    [
      "a power of a negative number",
      [-2],
      (x) => pow(x, constant(0.5)),
      [
        ["y at eval.y", "pow(−2, 0.5) = NaN: not defined for these operands"],
        ["x1 at acc.y.0", "1 × 0.5 × pow(−2, 0.5 − 1) = NaN: not defined for these operands"],
      ],
    ],
    [
      "a negative power of 0",
      [0],
      (x) => pow(x, constant(-1)),
      [
        ["y at eval.y", "0⁻¹ = ∞: infinite at 0"],
        ["x1 at acc.y.0", "1 × (−1) × pow(0, −1 − 1) = −∞: infinite at 0"],
      ],
    ],
    [
      "0 × ∞ from one rule",
      [0],
      (x) => mul(constant(0), sqrt(x)),
      [["x1 at acc.n1.0", "0 × 1/(2 × 0) = NaN: 0 × ∞ is not defined"]],
    ],
    [
      "0 × ∞ from the forward pass",
      [710],
      (x) => mul(constant(0), exp(x)),
      [
        ["n1 at eval.n1", `exp(710) = ∞: ${LARGE}`],
        ["y at eval.y", "0 × ∞ = NaN: not defined; the ∞ is from n₁"],
        ["x1 at acc.n1.0", "0 × ∞ = NaN: not defined; the ∞ is from the forward pass"],
      ],
    ],
    [
      "an overflowing sum of contributions",
      [1e-9],
      (x) => add(mul(x, constant(1e308)), mul(x, constant(1e308))),
      [["x1 at acc.n1.0", `1e308 + 1e308 = ∞: ${LARGE}`]],
    ],
    [
      "an overflowing product of adjoints",
      [1e-100],
      (x) => mul(mul(x, constant(1e200)), constant(1e200)),
      [["x1 at acc.n1.0", `1e200 × 1e200 = ∞: ${LARGE}`]],
    ],
    [
      "contributions ∞ and −∞",
      [0],
      (x) => sub(log(x), log(x)),
      [
        ["n1 at eval.n1", "log(0) = −∞: infinite at 0"],
        ["y at eval.y", "−∞ − (−∞) = NaN: not defined; the −∞ is from n₁"],
        ["x1 at acc.n2.0", "(−1) × 1/0 = −∞: division by zero"],
        ["x1 at acc.n1.0", "−∞ + ∞ = NaN: not defined; both shares are infinite"],
      ],
    ],
    [
      "an infinite adjoint times 0",
      [0],
      (x) => sqrt(mul(x, x)),
      [
        ["n1 at acc.y.0", "1 × 1/(2 × 0) = ∞: division by zero"],
        ["x1 at acc.n1.0", "∞ × 0 = NaN: not defined; the ∞ is the adjoint of n₁"],
      ],
    ],
  ])("explains %s", (_, values, build, expected) => {
    expect(diagnosesOf(run(values, build))).toEqual(expected);
  });

  it("lists the first infinite and the first NaN node, not those that follow from them", () => {
    const trace = run([1e200], (x) => sin(sin(add(constant(1), square(x)))));
    expect(diagnosesOf(trace)).toEqual([
      ["n1 at eval.n1", `(1e200)² = ∞: ${LARGE}`],
      ["n3 at eval.n3", "sin(∞) = NaN: not defined; the ∞ is from n₂"],
      ["n3 at acc.y.0", "1 × cos(NaN) = NaN: the NaN is from the forward pass"],
    ]);
  });

  it("explains a result that nothing uses, though all adjoints are finite", () => {
    const trace = run([0], (x) => {
      log(x);
      return sin(x);
    });
    expect(diagnosesOf(trace)).toEqual([["n1 at eval.n1", "log(0) = −∞: infinite at 0"]]);
  });

  it("explains an input and a seed that are not finite", () => {
    const input = run([Number.POSITIVE_INFINITY], (x) => add(x, constant(1)));
    expect(diagnosesOf(input)).toEqual([["x1 at start", "x₁ = ∞: the input is not finite"]]);
    const seed = run([1], (x) => sin(x), { seed: Number.NEGATIVE_INFINITY });
    expect(diagnosesOf(seed).map((words) => words.map((word) => word.normalize("NFC")))).toEqual([
      ["y at seed.y", "ȳ = −∞: the seed is not finite".normalize("NFC")],
    ]);
  });

  it("names an entry of a tensor", () => {
    const trace = run([1], () => {
      const data = Float64Array.of(1, Number.NaN);
      const output = new Var<{ shape: number[]; data: Float64Array }>({ shape: [2], data });
      return { names: {}, outputs: { y: output }, seeds: { y: { shape: [2], data: Float64Array.of(1, 1) } } };
    });
    expect(diagnosesOf(trace)).toEqual([["y at eval.y", "y₂ = NaN: the input is not finite"]]);
  });

  it("returns nothing if all numbers are finite", () => {
    fc.assert(fc.property(randomGraph, (plan) => diagnose(runPlan(plan, true)).length === 0));
  });
});
