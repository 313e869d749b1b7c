import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat, type Nested } from "../autodiff/tensor.ts";
import type { Trace } from "../trace/trace.ts";
import { caseBySlug } from "./all.ts";
import type { AnyCase, Values } from "./define-case.ts";
import { record } from "./record.ts";
import { extreme, sensible } from "./testing/random-values.ts";

type Results = Pick<Trace, "outputs" | "gradients">;

const specOf = (slug: string): AnyCase => {
  const spec = caseBySlug(slug);
  if (spec === undefined) throw new Error(`no case ${slug}`);
  return spec;
};
const [linear, relu, softmax] = [
  specOf("linear-layer"),
  specOf("relu-layer"),
  specOf("softmax-cross-entropy"),
];

const resultsOf = (spec: AnyCase, values: Values, choice: Values): Results => {
  const { outputs, gradients } = record(spec.slug, { ...values, ...choice });
  return { outputs, gradients };
};
const numbersOf = ({ outputs, gradients }: Results): number[] =>
  [...Object.values(outputs), ...Object.values(gradients)].flatMap(flat);

/** Within 1e-12 of the larger number, or of 1: the size of the terms that have cancelled. */
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b), 1);

const expectNear = (got: Results, wanted: Results) => {
  expect(Object.keys(got.gradients)).toEqual(Object.keys(wanted.gradients));
  const [numbers, others] = [numbersOf(got), numbersOf(wanted)];
  expect(numbers).toHaveLength(others.length);
  for (const [i, number] of numbers.entries()) {
    expect([number, others[i]]).toSatisfy(([a, b]: [number, number]) => near(a, b));
  }
};

const scaled = (values: Values, factor: number): Values => ({
  ...values,
  z: (values.z as readonly (readonly number[])[]).map((row) => row.map((logit) => factor * logit)),
});

describe("a linear layer", () => {
  it("as two kernels gives the bits of one node", () => {
    fc.assert(
      fc.property(extreme(linear), (values) => {
        const layer = resultsOf(linear, values, { view: "layer" });
        expect(resultsOf(linear, values, { view: "kernels" })).toStrictEqual(layer);
      }),
    );
  });

  it("as scalar operations gives the numbers of one node, to 1e-12", () => {
    fc.assert(
      fc.property(sensible(linear), (values) => {
        const layer = resultsOf(linear, values, { view: "layer" });
        expectNear(resultsOf(linear, values, { view: "scalar" }), layer);
      }),
    );
  });
});

describe("a ReLU layer", () => {
  it("has the same bits for every store if the derivative at 0 is 0", () => {
    fc.assert(
      fc.property(extreme(relu), (values) => {
        const fromInput = resultsOf(relu, values, { store: "input", kink: 0 });
        expect(resultsOf(relu, values, { store: "output", kink: 0 })).toStrictEqual(fromInput);
        expect(resultsOf(relu, values, { store: "mask", kink: 0 })).toStrictEqual(fromInput);
      }),
    );
  });

  it.each([0.5, 1])("has the same bits from input and mask if the derivative at 0 is %d", (kink) => {
    fc.assert(
      fc.property(extreme(relu), (values) => {
        const fromInput = resultsOf(relu, values, { store: "input", kink });
        expect(resultsOf(relu, values, { store: "mask", kink })).toStrictEqual(fromInput);
      }),
    );
  });

  it("applies the chosen derivative at 0 and −0 only", () => {
    const values = { X: [[0, -0, 2, -2]], Ybar: [[8, 4, 2, 1]] };
    const at = (kink: number): Nested | undefined => resultsOf(relu, values, { kink }).gradients.X;
    expect([at(0), at(0.5), at(1)]).toEqual([[[0, 0, 2, 0]], [[4, 2, 2, 0]], [[8, 4, 2, 0]]]);
  });
});

describe("softmax cross-entropy", () => {
  it.each([1, 100])("has equal fused and direct gradients for logits up to 3 × %d", (factor) => {
    fc.assert(
      fc.property(sensible(softmax), (random) => {
        const values = scaled(random, factor);
        const direct = resultsOf(softmax, values, { variant: "direct" });
        expect(numbersOf(direct).every(Number.isFinite)).toBe(true);
        expectNear(resultsOf(softmax, values, { variant: "fused" }), direct);
      }),
    );
  });

  it("has the fused gradient (P − T)/B for logits up to 3000, where the direct graph may overflow", () => {
    let overflowed = 0;
    fc.assert(
      fc.property(sensible(softmax), (random) => {
        const values = scaled(random, 1e3);
        const { outputs, gradients } = resultsOf(softmax, values, { variant: "fused" });
        const closed = softmax.closedForms.z?.value(values) ?? Number.NaN;
        expectNear({ outputs, gradients }, { outputs, gradients: { z: closed } });
        const direct = numbersOf(resultsOf(softmax, values, { variant: "direct" }));
        if (!direct.every(Number.isFinite)) overflowed += 1;
      }),
    );
    expect(overflowed).toBeGreaterThan(0);
  });

  it("is finite at [1000, 1001, 999] if fused; the direct graph gives NaN", () => {
    const values = { z: [[1000, 1001, 999]], t: [1] };
    const norm = Math.exp(-1) + 1 + Math.exp(-2);
    const [p1, p2, p3] = [Math.exp(-1) / norm, 1 / norm, Math.exp(-2) / norm];
    const fused = resultsOf(softmax, values, { variant: "fused" });
    expectNear(fused, { outputs: { L: Math.log(norm) }, gradients: { z: [[p1, p2 - 1, p3]] } });
    const direct = resultsOf(softmax, values, { variant: "direct" });
    const nan = Number.NaN;
    expect(direct).toEqual({ outputs: { L: nan }, gradients: { z: [[nan, nan, nan]] } });
  });
});
