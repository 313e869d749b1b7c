import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operandsOf } from "../graph-node.ts";
import { tensorOperands } from "../testing/random-operands.ts";
import { apply, tensorDisagreements } from "../testing/tensor-agreement.ts";
import type { Value } from "../value.ts";
import { Var } from "../var.ts";
import { tensorOperations } from "./all.ts";

describe.each(tensorOperations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  it("has pullbacks that agree with both oracles at every sample", () => {
    expect(op.samples.length).toBeGreaterThan(1);
    expect(op.samples.flatMap((sample) => tensorDisagreements(op, sample))).toEqual([]);
  });

  it("has pullbacks that agree with both oracles at random operands of random shapes", () => {
    fc.assert(
      fc.property(tensorOperands(op.id), fc.nat(), (operands, seed) => {
        expect(tensorDisagreements(op, operands, seed)).toEqual([]);
      }),
    );
  });

  it("has one rule, one pullback and one value of each sample per operand", () => {
    for (const sample of op.samples) {
      const leaves = sample.map((value) => new Var<Value>(value));
      const out = apply(op, leaves) as Var<Value>;
      expect(sample).toHaveLength(op.rules.length);
      expect(operandsOf(out)).toEqual(leaves);
      expect(out.parents.map(([parent]) => parent)).toEqual(leaves);
      expect(out.op).toBe(op);
    }
  });

  it("does not modify its operands", () => {
    for (const sample of op.samples) {
      const before = structuredClone(sample);
      expect(tensorDisagreements(op, sample)).toEqual([]);
      expect(sample).toEqual(before);
    }
  });
});
