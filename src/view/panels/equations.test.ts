import { describe, expect, it } from "vitest";
import type { Values } from "../../cases/define-case.ts";
import { openSource } from "../../cases/source.ts";
import { run } from "../../engine/run.ts";
import { matrix, number, symbol } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { colouredTex } from "../../formula/testing/coloured-tex.ts";
import { workingOf } from "./derivation-lines.ts";
import { type Equation, setEquations } from "./equations.ts";

const sum = (...terms: Expression[]): Equation => ({
  left: symbol("x"),
  parts: terms.map((of, i) => ({ sign: i === 0 ? "=" : "+", of })),
});
const [one, two] = [number(1), number(2)];
const digits = "9".repeat(24);
const wide: Expression = { kind: "text", text: digits };
const texOf = (equations: readonly Equation[]) => colouredTex(setEquations(equations).formula);

describe("equations", () => {
  it("that fit take one row", () => {
    expect(texOf([sum(one, two)])).toBe("x = 1 + 2");
  });

  it("that are too wide continue in the next row, with their signs aligned", () => {
    const equations = [sum(one, wide, wide, two)];
    const text = `\\text{${digits}}`;
    expect(texOf(equations)).toBe(
      `\\begin{aligned} x ={}& 1 + ${text} \\\\[0.4em] {} +{}& ${text} + 2 \\end{aligned}`,
    );
    expect(setEquations(equations).ems).toBeLessThan(21);
  });

  it("with several left sides take one row each", () => {
    expect(texOf([sum(one), sum(two)])).toBe("\\begin{aligned} x ={}& 1 \\\\[0.4em] x ={}& 2 \\end{aligned}");
  });

  it("have small matrices where one part alone is too wide", () => {
    const row = matrix([Array(8).fill(-1.25)]);
    expect(texOf([sum(one, row)])).toContain("\\left[\\begin{smallmatrix} -1.25 & ");
    expect(texOf([sum(matrix([[-1.25, -1.25]]))])).not.toContain("smallmatrix");
  });
});

const grid = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, k) => 1.25 * (i - k) - 0.5));

it.each<[string, Values]>([
  ["linear-layer", { X: grid(4, 4), W: grid(4, 4) }],
  ["linear-layer", { view: "kernels", X: grid(4, 4), W: grid(4, 4) }],
  ["relu-layer", { kink: 0.5, X: grid(4, 4) }],
  ["softmax-cross-entropy", { z: grid(4, 5) }],
  ["softmax-cross-entropy", { variant: "direct", z: grid(4, 5) }],
])("the largest equations of %s with %j are at most half as wide again as the panel", (slug, params) => {
  const big = run({ case: slug, params });
  for (const step of big.trace.steps) {
    const { ems = 0 } = workingOf(openSource(big.request), big, step);
    expect(ems, step.key).toBeLessThan(31);
  }
});

it("a negative number at the start of a row is not set as a difference", () => {
  expect(texOf([sum(wide, wide), sum(number(-1, "adjoint"))])).toMatch(/x =\{\}& \{\\adjoint\{-1\}\} /);
});
