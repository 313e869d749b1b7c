import { describe, expect, it } from "vitest";
import type { Pullback, Scalar } from "../graph-node.ts";
import { type Operation, operation } from "../operation.ts";
import { disagreements } from "../testing/agreement.ts";
import { Var } from "../var.ts";
import { operations } from "./all.ts";

type Pull = Pullback<number>;
type Mutation = (pull: Pull) => Pull;

const mutations: readonly (readonly [name: string, mutation: Mutation])[] = [
  ["its sign flipped", (pull) => (g) => -Number(pull(g))],
  ["a factor of 2", (pull) => (g) => 2 * Number(pull(g))],
  ["its contribution dropped", () => () => 0],
  ["the adjoint forgotten", (pull) => () => pull(1)],
  ["the adjoint in place of the contribution", () => (g) => g],
  ["the adjoint squared", (pull) => (g) => pull(g * g)],
];

/** Returns the operation with one operand's pullback replaced, as if its definition had an error. */
function mutant(op: Operation, operand: number, exchange: (pulls: readonly Pull[]) => Pull): Operation {
  const apply = (...operands: Scalar[]): Var => {
    const out = op(...operands);
    const pulls = out.parents.map(([, pull]) => pull);
    out.parents = out.parents.map(([parent, pull], i) => [parent, i === operand ? exchange(pulls) : pull]);
    return out;
  };
  return operation(apply, op);
}

/** Returns the oracles that miss the mutant at every sample. */
function blindOracles(mutated: Operation): string[] {
  const complaints = mutated.samples.flatMap((sample) => disagreements(mutated, sample)).join("\n");
  return ["forward mode", "differences"].filter((oracle) => !complaints.includes(oracle));
}

/** Returns whether a mutation leaves the contribution unchanged at every sample, for three adjoints. */
function isEquivalent(op: Operation, operand: number, exchange: (pulls: readonly Pull[]) => Pull): boolean {
  return op.samples.every((sample) => {
    const pulls = op(...sample.map((x) => new Var(x))).parents.map(([, pull]) => pull);
    return [1, 0.75, -2].every((g) => exchange(pulls)(g) === pulls[operand]?.(g));
  });
}

const at = (pulls: readonly Pull[], i: number): Pull => pulls[i] as Pull;

describe.each(operations.map((op) => ({ id: op.id, op })))("the oracles notice, in $id,", ({ op }) => {
  const operands = op.rules.map((_, i) => i);

  it.each(mutations)("a pullback with %s", (_name, mutation) => {
    for (const i of operands) {
      const exchange = (pulls: readonly Pull[]): Pull => mutation(at(pulls, i));
      if (!isEquivalent(op, i, exchange)) expect(blindOracles(mutant(op, i, exchange))).toEqual([]);
    }
  });

  it("the pullback of another operand", () => {
    for (const i of operands) {
      for (const j of operands) {
        const exchange = (pulls: readonly Pull[]): Pull => at(pulls, j);
        if (!isEquivalent(op, i, exchange)) expect(blindOracles(mutant(op, i, exchange))).toEqual([]);
      }
    }
  });

  it("no error in the original pullback", () => {
    for (const i of operands) {
      expect(blindOracles(mutant(op, i, (pulls) => at(pulls, i)))).toEqual(["forward mode", "differences"]);
    }
  });
});

it("only the equivalent mutations are exempt", () => {
  const letOff = operations.flatMap((op) =>
    op.rules.flatMap((_, i) => [
      ...mutations
        .filter(([, mutation]) => isEquivalent(op, i, (pulls) => mutation(at(pulls, i))))
        .map(([name]) => `${op.id} ${i}: ${name}`),
      ...op.rules.flatMap((_, j) =>
        i !== j && isEquivalent(op, i, (pulls) => at(pulls, j))
          ? [`${op.id} ${i}: the pullback of ${j}`]
          : [],
      ),
    ]),
  );
  expect(letOff).toEqual([
    "add 0: the adjoint in place of the contribution",
    "add 0: the pullback of 1",
    "add 1: the adjoint in place of the contribution",
    "add 1: the pullback of 0",
    "sub 0: the adjoint in place of the contribution",
    "affine 2: the adjoint in place of the contribution",
  ]);
});
