import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nestedOf, tensor } from "../tensor.ts";
import type { Tensor } from "../value.ts";
import { Var } from "../var.ts";
import { elementwise } from "./elementwise.ts";
import { relu } from "./piecewise.ts";
import { type ReluChoices, type ReluStore, reluLayer } from "./relu-layer.ts";

const stores: readonly ReluStore[] = ["input", "output", "mask"];
const { NaN: NAN, POSITIVE_INFINITY: INF, MIN_VALUE: TINY } = Number;

function run(x: readonly number[], g: readonly number[], choices?: ReluChoices): readonly [Tensor, Tensor] {
  const leaf = new Var<Tensor>(tensor(x));
  const y = reluLayer(leaf, choices);
  y.backward(tensor(g));
  return [y.value, leaf.grad];
}

const numbers = fc.array(fc.tuple(fc.oneof(fc.double(), fc.constantFrom(0, -0)), fc.double()));

describe("the stored value", () => {
  it("changes no bit of the result or the gradient if the kink is 0", () => {
    fc.assert(
      fc.property(numbers, (pairs) => {
        const [x, g] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const leaf = new Var<Tensor>(tensor(x));
        const y = elementwise(relu, leaf);
        y.backward(tensor(g));
        for (const store of stores) expect(run(x, g, { store, kink: 0 })).toEqual([y.value, leaf.grad]);
        expect(run(x, g)).toEqual([y.value, leaf.grad]);
      }),
    );
  });

  it("changes no bit for other kinks either, which the input and the mask allow", () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(0.5, 1), (pairs, kink) => {
        const [x, g] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        expect(run(x, g, { store: "mask", kink })).toEqual(run(x, g, { store: "input", kink }));
      }),
    );
  });

  it("can be a mask of more than eight entries", () => {
    const x = Array.from({ length: 19 }, (_, i) => ((i * i) % 3) - (i % 2));
    const g = x.map((_, i) => i + 1);
    const [, grad] = run(x, g, { store: "mask", kink: 0.5 });
    expect(new Set(x)).toEqual(new Set([-1, 0, 1]));
    expect(nestedOf(grad)).toEqual(g.map((one, i) => one * (((x[i] as number) + 1) / 2)));
  });
});

describe.each<ReluStore>(["input", "mask"])("with store=%s", (store) => {
  it.each([0, 0.5, 1])("the derivative at 0 and −0 is the kink, %d", (kink) => {
    const [value, grad] = run([0, -0, TINY, -TINY], [8, 8, 8, 8], { store, kink });
    expect(nestedOf(value)).toEqual([0, 0, TINY, 0]);
    expect(nestedOf(grad)).toEqual([8 * kink, 8 * kink, 8, 0]);
  });
});

it.each(stores)("NaN stays NaN and has derivative 0, with store=%s", (store) => {
  expect(run([NAN], [5], { store, kink: 0 })).toEqual([tensor([NAN]), tensor([0])]);
});

it.each(stores)("an infinite or NaN adjoint where X ≤ 0 contributes 0, with store=%s", (store) => {
  const [, grad] = run([-1, 0, -1, 2, 2], [INF, -INF, NAN, INF, NAN], { store, kink: 0 });
  expect(nestedOf(grad)).toEqual([0, 0, 0, INF, NAN]);
});

it.each([0.5, 1])("store=output rejects the kink %d", (kink) => {
  expect(() => reluLayer(new Var<Tensor>(tensor([1])), { store: "output", kink })).toThrow(
    new RangeError(
      `reluLayer: store=output with kink=${kink}: X = 0 and X < 0 both left Y = 0; use kink=0, or store=input or mask`,
    ),
  );
});

it.each([[[]], [[[], []]]])("an empty input gives an empty result and gradient: %j", (nested) => {
  const x = new Var<Tensor>(tensor(nested));
  const y = reluLayer(x, { store: "mask", kink: 0.5 });
  y.backward(tensor(nested));
  expect([y.value, x.grad].map(nestedOf)).toEqual([nested, nested]);
});
