import { describe, expect, it } from "vitest";
import type { GraphNode, Pullback } from "../graph-node.ts";
import { product, transposed } from "../matrix.ts";
import { type TensorOperation, tensorOperation } from "../operation.ts";
import {
  apply,
  randomLike,
  randomNumbers,
  shifted,
  tensorDisagreements,
} from "../testing/tensor-agreement.ts";
import { shapeOf, type Value, zeroLike } from "../value.ts";
import { Var } from "../var.ts";
import { tensorOperations } from "./all.ts";
import { linear, matmul } from "./matrices.ts";

/** Returns a replacement for one operand's pullback, from all pullbacks and the operands' values. */
type Exchange = (pulls: readonly Pullback[], values: readonly Value[]) => Pullback;

const scaled = (value: Value, factor: number): Value => shifted(zeroLike(value), factor, value);
const flipped = (value: Value): Value => (shapeOf(value).length === 2 ? transposed(value) : value);
const ones = (value: Value): Value => randomLike(value, () => 1);

const mutations: readonly (readonly [name: string, mutation: (pull: Pullback) => Pullback])[] = [
  ["its sign flipped", (pull) => (g) => scaled(pull(g), -1)],
  ["a factor of 2", (pull) => (g) => scaled(pull(g), 2)],
  ["its contribution dropped", (pull) => (g) => zeroLike(pull(g))],
  ["its contribution transposed", (pull) => (g) => flipped(pull(g))],
  ["the adjoint forgotten", (pull) => (g) => pull(ones(g))],
  ["the adjoint transposed", (pull) => (g) => pull(flipped(g))],
  ["the adjoint in place of the contribution", () => (g) => g],
];

const at = <T>(list: readonly T[], i: number): T => list[i] as T;
const pullsOf = (out: GraphNode): Pullback[] => (out as Var<Value>).parents.map(([, pull]) => pull);

function mutant(op: TensorOperation, operand: number, exchange: Exchange): TensorOperation {
  const mutated = (...operands: GraphNode[]): GraphNode => {
    const out = apply(op, operands) as Var<Value>;
    const pull = exchange(
      pullsOf(out),
      operands.map(({ value }) => value),
    );
    out.parents = out.parents.map(([parent, own], i) => [parent, i === operand ? pull : own]);
    return out;
  };
  return tensorOperation(mutated, op);
}

/** Returns whether the oracles report wrong numbers, a wrong shape or an error at some sample. */
function isNoticed(op: TensorOperation, operand: number, exchange: Exchange): boolean {
  const mutated = mutant(op, operand, exchange);
  return op.samples.some((sample) => tensorDisagreements(mutated, sample).length > 0);
}

/** Returns whether a mutation leaves the contribution, or the error, unchanged at every sample. */
function isEquivalent(op: TensorOperation, operand: number, exchange: Exchange): boolean {
  return op.samples.every((sample) => {
    const out = apply(
      op,
      sample.map((value) => new Var<Value>(value)),
    );
    const g = randomLike(out.value, randomNumbers(7));
    const pulls = pullsOf(out);
    const says = (pull: Pullback): string => {
      try {
        const value = pull(g);
        return JSON.stringify(typeof value === "number" ? value : [value.shape, ...value.data]);
      } catch (error) {
        return String(error);
      }
    };
    return says(exchange(pulls, sample)) === says(at(pulls, operand));
  });
}

const each = tensorOperations.map((op) => ({ id: op.id, op }));

describe.each(each)("the oracles notice, in $id,", ({ op }) => {
  const operands = op.rules.map((_, i) => i);

  it.each(mutations)("a pullback with %s", (_name, mutation) => {
    for (const i of operands) {
      const exchange: Exchange = (pulls) => mutation(at(pulls, i));
      expect(isNoticed(op, i, exchange)).toBe(!isEquivalent(op, i, exchange));
    }
  });

  it("the pullback of another operand", () => {
    for (const i of operands) {
      for (const j of operands.filter((other) => other !== i)) {
        expect(isNoticed(op, i, (pulls) => at(pulls, j))).toBe(true);
      }
    }
  });

  it("no error in the original pullback", () => {
    for (const i of operands) expect(isNoticed(op, i, (pulls) => at(pulls, i))).toBe(false);
  });
});

describe.each([matmul, linear].map((op) => ({ id: op.id, op })))("the oracles notice, in $id,", ({ op }) => {
  const rules: readonly (readonly [name: string, operand: number, exchange: Exchange])[] = [
    ["no transpose on the right factor", 0, (_, values) => (g) => product("", g, at(values, 1))],
    ["the factors in the other order", 0, (_, values) => (g) => product("", transposed(at(values, 1)), g)],
    ["no transpose on the left factor", 1, (_, values) => (g) => product("", at(values, 0), g)],
    ["the factors in the other order", 1, (_, values) => (g) => product("", g, transposed(at(values, 0)))],
  ];

  it.each(rules)("%s, in rule %i", (_name, operand, exchange) => {
    expect(isNoticed(op, operand, exchange)).toBe(true);
  });
});

// Transposing changes neither a number, nor a list, nor the order in which a column is read. The kink's
// contribution is 0 under every mutation except the one that returns the adjoint.
it("only the equivalent mutations are exempt", () => {
  const letOff = tensorOperations.flatMap((op) =>
    op.rules.flatMap((_, i) =>
      mutations
        .filter(([, mutation]) => isEquivalent(op, i, (pulls) => mutation(at(pulls, i))))
        .map(([name]) => `${op.id} ${i}: ${name}`),
    ),
  );
  expect(letOff).toEqual([
    "sum 0: the adjoint transposed",
    "mean 0: the adjoint transposed",
    "rowSums 0: the adjoint transposed",
    "linear 2: its contribution transposed",
    ...["reluFromInput 1", "reluFromMask 1"].flatMap((rule) =>
      mutations.slice(0, -1).map(([name]) => `${rule}: ${name}`),
    ),
    "softmaxCrossEntropy 0: the adjoint transposed",
    "softmaxCrossEntropy 1: the adjoint transposed",
  ]);
});
