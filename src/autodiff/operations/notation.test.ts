import { describe, expect, it } from "vitest";
import { symbol } from "../../formula/build.ts";
import { toText } from "../../formula/to-text.ts";
import { names } from "../../formula/walk.ts";
import { operandsOf } from "../graph-node.ts";
import { Var } from "../var.ts";
import { operations, tensorOperations } from "./all.ts";

const NAMES = ["a", "b", "c"].map((name) => symbol(name));
const [G, OUT] = [symbol("g"), symbol("out")];

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
  const operands = NAMES.slice(0, op.rules.length);
  const value = op.formula(...operands);
  const rules = op.rules.map((rule) => rule(G, OUT, ...operands));

  it("names every operand with a nonzero contribution in the value, and the adjoint in every rule", () => {
    const without = operands.filter((_, i) => toText(rules[i] ?? G) === "0 g");
    expect(operands.filter((name) => !names(value, name))).toEqual(without);
    for (const rule of rules) expect(names(rule, G)).toBe(true);
  });

  it("has a symbol", () => {
    expect(op.symbol).not.toBe("");
  });
});
