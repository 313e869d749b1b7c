import { describe, expect, it } from "vitest";
import type { Values } from "../../cases/define-case.ts";
import { openSource } from "../../cases/source.ts";
import { run } from "../../engine/run.ts";
import { workingOf } from "./derivation-lines.ts";
import { type Equation, setEquations } from "./equations.ts";

const sum = (...terms: string[]): Equation => ({
  left: "x",
  parts: terms.map((tex, i) => ({ sign: i === 0 ? "=" : "+", tex })),
});
const wide = "9".repeat(24);

describe("equations", () => {
  it("that fit take one row", () => {
    expect(setEquations([sum("1", "2")]).tex).toBe("x = 1 + 2");
  });

  it("that are too wide continue in the next row, with their signs aligned", () => {
    const { tex, ems } = setEquations([sum("1", wide, wide, "2")]);
    expect(tex).toBe(`\\begin{aligned} x ={}& 1 + ${wide} \\\\[0.4em] {} +{}& ${wide} + 2 \\end{aligned}`);
    expect(ems).toBeLessThan(21);
  });

  it("with several left sides take one row each", () => {
    expect(setEquations([sum("1"), sum("2")]).tex).toBe(
      "\\begin{aligned} x ={}& 1 \\\\[0.4em] x ={}& 2 \\end{aligned}",
    );
  });

  it("have small matrices where one part alone is too wide", () => {
    const row = `\\begin{bmatrix} ${Array(8).fill("-1.25").join(" & ")} \\end{bmatrix}`;
    const small = row
      .replace("\\begin{bmatrix}", "\\left[\\begin{smallmatrix}")
      .replace("\\end{bmatrix}", "\\end{smallmatrix}\\right]");
    expect(setEquations([sum("1", row)]).tex).toContain(small);
    expect(setEquations([sum(`${row.slice(0, 40)}\\end{bmatrix}`)]).tex).not.toContain("smallmatrix");
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
  expect(setEquations([sum(wide, wide), sum("\\adjoint{-1}")]).tex).toMatch(/x =\{\}& \{\\adjoint\{-1\}\} /);
});
