import { describe, expect, it } from "vitest";
import { adjointOf, call, hadamard, indicator, matrix, number, plus, symbol, times } from "./build.ts";
import { formula } from "./parse.ts";
import { printedFormulas } from "./testing/formulas.ts";
import { toTex } from "./to-tex.ts";
import { toText } from "./to-text.ts";
import { entrywise, hasPart, mapParts, names, substitute } from "./walk.ts";

const [v1, v2] = [symbol("v", 1), symbol("v", 2)];

describe("names", () => {
  const product = formula("v̄_2 cos(v_1) h_{k-1} f(x)");

  it.each([
    [v1, true],
    [v2, false],
    [adjointOf(v2), true],
    [adjointOf(v1), false],
    [symbol("v"), false],
    [symbol("v", 10), false],
    [symbol("k"), true],
    [symbol("f"), true],
  ])("finds %o: %s", (name, isNamed) => {
    expect(names(product, name)).toBe(isNamed);
  });
});

describe("substitute", () => {
  const rule = times(adjointOf(v2), call("cos", v1));
  const byNumbers = (name: typeof v1) => number(name.bar ? -0.5 : 1.44);

  it("replaces symbols, and the signs between them follow", () => {
    expect(toText(substitute(rule, byNumbers))).toBe("(−0.5) × cos(1.44)");
  });

  it("leaves a symbol without a replacement", () => {
    expect(substitute(rule, () => undefined)).toEqual(rule);
  });

  it("does not replace within the replacement", () => {
    expect(toText(substitute(plus(v1, v2), (name) => plus(name, 1)))).toBe("v₁ + 1 + (v₂ + 1)");
  });

  it("leaves indices and names of functions", () => {
    const text = toText(
      substitute(formula("f(x_k) + k"), ({ base }) => (base === "x" ? undefined : number(3))),
    );
    expect(text).toBe("f(xₖ) + 3");
  });
});

describe("entrywise", () => {
  it("turns products of numbers into products entry by entry, however deep", () => {
    expect(toText(entrywise(call("tanh", times(v1, v2))))).toBe("tanh(v₁ ⊙ v₂)");
    expect(entrywise(times(v1, times(v2, v1)))).toEqual(hadamard(v1, hadamard(v2, v1)));
  });

  it("keeps the scale of a tensor", () => {
    expect(toText(entrywise(times(2, v1)))).toBe("2 v₁");
    expect(toText(entrywise(times(v1, indicator(v2, ">", 0))))).toBe("v₁ ⊙ 1[v₂ > 0]");
    expect(toText(entrywise(times(0.5, matrix([[1, 2]]))))).toBe("0.5 × [1, 2]");
  });

  it("leaves products of other kinds", () => {
    const of = formula("X W + x × y");
    expect(entrywise(of)).toEqual(of);
  });
});

it.each(printedFormulas)("mapParts rebuilds $text", ({ of, tex }) => {
  expect(toTex(mapParts(of, (part) => part))).toBe(tex);
});

it("hasPart stops at the first part that fits", () => {
  const seen: string[] = [];
  const isSum = hasPart(times(plus(v1, v2), v1), ({ kind }) => {
    seen.push(kind);
    return kind === "sum";
  });
  expect([isSum, seen]).toEqual([true, ["product", "sum"]]);
});
