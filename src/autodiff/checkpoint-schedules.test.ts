import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCost } from "./binomial-schedule.ts";
import { observe } from "./observe.ts";
import { add, mul } from "./operations/arithmetic.ts";
import { sin, tanh } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { matmul } from "./operations/matrices.ts";
import { filled } from "./tensor.ts";
import { binomial, chain, keeping, lengthOf, type Plan, randomPlan, storingAll } from "./testing/chain.ts";
import type { Tensor, Value } from "./value.ts";
import { Var } from "./var.ts";

const number = fc.double({ min: -2, max: 2, noNaN: true });
const matrix = (rows: number, columns: number): fc.Arbitrary<Tensor> =>
  fc
    .array(number, { minLength: rows * columns, maxLength: rows * columns })
    .map((entries) => filled([rows, columns], (i) => entries[i] ?? 0));

/** A layer that uses the weight twice, and the state in two operations. */
const layer = (h: Var, w: Var): Var => add(tanh(mul(w, h)), mul(sin(w), h));

const matrixLayer = (h: Var<Tensor>, w: Var<Tensor>): Var<Tensor> => elementwise(tanh, matmul(h, w));

/** Returns the result, then the adjoints of the initial state and of each weight. */
function gradients<V extends Value>(
  plan: Plan,
  step: (h: Var<V>, w: Var<V>) => Var<V>,
  [h0, ...weights]: readonly V[],
  seed: V,
): unknown[] {
  const leaves = weights.map((weight) => new Var<V>(weight));
  const h = new Var<V>(h0 as V);
  const y = chain(plan, step, h, leaves);
  y.backward(seed);
  const first = [y, h, ...leaves].map(({ grad }) => grad);
  y.backward(seed);
  expect([y, h, ...leaves].map(({ grad }) => grad)).toEqual(first);
  return [y.value, ...first];
}

/** Counts layer evaluations, forward and backward, per layer and in total. */
function evaluations(plan: Plan): number {
  const [h, ...weights] = Array.from({ length: 1 + lengthOf(plan) }, () => new Var(0.5));
  let count = 0;
  const watcher = {
    evaluated: () => {
      count += 1;
    },
  };
  observe(watcher, () => chain(plan, mul, h as Var, weights).backward());
  return count;
}

describe("gradients have the bits of full storage, in the first and second sweep,", () => {
  const planned = randomPlan.chain((plan) => {
    const length = lengthOf(plan) + 1;
    const values = fc.array(number, { minLength: length, maxLength: length });
    return fc.tuple(fc.constant(plan), values, number);
  });

  it("for any nesting of checkpoints", () => {
    fc.assert(
      fc.property(planned, ([plan, values, seed]) => {
        const full = gradients(storingAll(values.length - 1), layer, values, seed);
        expect(gradients(plan, layer, values, seed)).toEqual(full);
      }),
      { numRuns: 300 },
    );
  });

  it("for chains of matrices", () => {
    const matrices = randomPlan.chain((plan) => {
      const weights = fc.array(matrix(2, 2), { minLength: lengthOf(plan), maxLength: lengthOf(plan) });
      return fc.tuple(fc.constant(plan), matrix(3, 2), weights, matrix(3, 2));
    });
    fc.assert(
      fc.property(matrices, ([plan, h, weights, seed]) => {
        const full = gradients(storingAll(weights.length), matrixLayer, [h, ...weights], seed);
        expect(gradients(plan, matrixLayer, [h, ...weights], seed)).toEqual(full);
      }),
      { numRuns: 50 },
    );
  });

  it("for the binomial schedule", () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (values, slots) => {
          const length = values.length - 1;
          const full = gradients(storingAll(length), layer, values, 1);
          expect(gradients(binomial(length, slots), layer, values, 1)).toEqual(full);
        },
      ),
    );
  });
});

describe("the layers evaluated again are", () => {
  it("none under full storage, and all if the ends of segments are kept", () => {
    expect(evaluations(storingAll(8))).toBe(8);
    expect(evaluations(keeping(0, 4, 8))).toBe(8 + 8);
    expect(evaluations(keeping(0, 1, 5, 8))).toBe(8 + 8);
  });

  it("as many as the binomial schedule's formula gives", () => {
    for (let slots = 1; slots <= 8; slots++) {
      for (let length = 1; length <= 64; length++) {
        const again = evaluations(binomial(length, slots)) - length;
        expect([length, slots, again]).toEqual([length, slots, binomialCost(length, slots)]);
      }
    }
  });
});
