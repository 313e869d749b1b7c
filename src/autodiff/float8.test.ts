import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inFloat8, toFloat8 } from "./float8.ts";
import { observe } from "./observe.ts";
import { mul } from "./operations/arithmetic.ts";
import { tanh } from "./operations/curves.ts";
import { elementwise } from "./operations/elementwise.ts";
import { tensor } from "./tensor.ts";
import type { Value } from "./value.ts";
import { Var } from "./var.ts";

/** The numbers of the format that are not negative, by their bits. The last bits stand for NaN. */
const numbers = Array.from({ length: 127 }, (_, bits) => {
  const [exponent, fraction] = [bits >> 3, (bits & 7) / 8];
  return exponent === 0 ? 2 ** -6 * fraction : 2 ** (exponent - 7) * (1 + fraction);
});

/** Rounds by search among all numbers of the format. */
function nearest(x: number): number {
  const size = Math.abs(x);
  const distance = (bits: number): number => Math.abs((numbers[bits] as number) - size);
  const closest = [...numbers.keys()].toSorted((a, b) => distance(a) - distance(b) || (a % 2) - (b % 2));
  return Math.sign(x) * (numbers[closest[0] as number] as number);
}

describe("toFloat8", () => {
  it("keeps the numbers of the format, with their signs", () => {
    for (const number of numbers) {
      expect(toFloat8(number)).toBe(number);
      expect(toFloat8(-number)).toBe(-number);
    }
  });

  it("rounds to the nearest number, of two to the one with an even last bit", () => {
    const middles = numbers.slice(1).map((number, i) => (number + (numbers[i] as number)) / 2);
    for (const x of middles) expect(toFloat8(x)).toBe(nearest(x));
    fc.assert(
      fc.property(fc.double({ min: -464, max: 464, noNaN: true }), (x) => {
        expect(toFloat8(x) + 0).toBe(nearest(x) + 0);
      }),
    );
  });

  it("gives NaN where the format has no number, and 0 below half of its smallest number", () => {
    expect([464, 464.1, Number.POSITIVE_INFINITY, Number.NaN].map(toFloat8)).toEqual([448, NaN, NaN, NaN]);
    expect([2 ** -10, 1.01 * 2 ** -10, -5e-324].map(toFloat8)).toEqual([0, 2 ** -9, -0]);
  });
});

describe("a program in float8", () => {
  it("has rounded results and unrounded leaves, and is observed with the rounded results", () => {
    const seen: Value[] = [];
    const [x, y] = observe({ evaluated: ({ value }) => seen.push(value) }, () =>
      inFloat8(() => {
        const x = new Var(0.3);
        return [x, mul(x, tanh(x))];
      }),
    ) as [Var, Var];
    const inner = toFloat8(Math.tanh(0.3));
    expect([x.value, y.value]).toEqual([0.3, toFloat8(0.3 * inner)]);
    expect(seen).toEqual([0.3, inner, y.value]);
    y.backward();
    expect(x.grad).toBe(0.3 * (1 - inner * inner) + inner);
  });

  it("has rounded tensors", () => {
    const Y = inFloat8(() => elementwise(tanh, new Var<Value>(tensor([[0.3, -2]]))));
    expect(Y.value).toEqual(tensor([[toFloat8(Math.tanh(0.3)), toFloat8(Math.tanh(-2))]]));
  });

  it("is not rounded after the program, nor after an error", () => {
    expect(() =>
      inFloat8(() => {
        throw new Error("from the program");
      }),
    ).toThrow("from the program");
    expect(tanh(new Var(0.3)).value).toBe(Math.tanh(0.3));
  });
});
