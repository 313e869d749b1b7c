import { describe, expect, it } from "vitest";
import { operandsOf } from "../graph-node.ts";
import { Var } from "../var.ts";
import { operations, tensorOperations } from "./all.ts";

const NAMES = ["<a>", "<b>", "<c>"];

/** Returns the number of open braces after each character. Escaped braces do not count. */
function depths(tex: string): number[] {
  let depth = 0;
  return [...tex.replaceAll(/\\[{}]/g, "")].map((c) => (depth += Number(c === "{") - Number(c === "}")));
}

describe.each(operations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  it("has one rule, one pullback and one number of each sample per operand", () => {
    for (const sample of op.samples) {
      const leaves = sample.map((x) => new Var(x));
      const out = op(...leaves);
      expect(sample).toHaveLength(op.length);
      expect(op.rules).toHaveLength(op.length);
      expect(operandsOf(out)).toEqual(leaves);
      expect(out.parents.map(([parent]) => parent)).toEqual(leaves);
      expect(out.op).toBe(op);
    }
  });
});

const all = [...operations, ...tensorOperations].map((op) => ({ id: op.id, op }));

describe.each(all)("$id", ({ op }) => {
  const names = NAMES.slice(0, op.rules.length);
  const formulas = [op.tex(...names), ...op.rules.map((rule) => rule("<g>", "<out>", ...names))];

  it("has nonempty formulas with balanced braces", () => {
    for (const tex of formulas) {
      expect(tex.trim()).not.toBe("");
      expect(Math.min(...depths(tex))).toBe(0);
      expect(depths(tex).at(-1)).toBe(0);
    }
  });

  it("names every operand with a nonzero contribution in the value, and the adjoint in every rule", () => {
    const [value, ...rules] = formulas;
    const without = names.filter((_, i) => rules[i] === "0 \\* <g>");
    expect(names.filter((name) => !value?.includes(name))).toEqual(without);
    for (const rule of rules) expect(rule).toContain("<g>");
  });

  it("has a symbol", () => {
    expect(op.symbol).not.toBe("");
  });
});
