import { negative, number, ones, over, plus, power, productOf } from "./build.ts";
import type { Expression, ProductExpression, QuotientExpression } from "./expression.ts";
import { keyOf, mapParts } from "./walk.ts";

/**
 * Leaves out what does not change the value of an expression of numbers or tensors: factors 1, terms 0, products with
 * 0, double signs, exponents 1. In products of numbers, numbers come first and sums last, equal names become a power, and
 * inverses a quotient: (1 + cos(v₁)) 2 x is 2x (1 + cos(v₁)), a (1 − h₁²) a is a² (1 − h₁²), 1/v₂ · 2 x is 2x/v₂.
 */
export function simplify(of: Expression): Expression {
  const inside = mapParts(of, simplify);
  switch (inside.kind) {
    case "sum":
      return sumOf(inside.terms);
    case "product":
      return simplerProduct(inside);
    case "negative":
      return opposite(inside.of);
    case "quotient": {
      const { over: top, under } = inside;
      if (isNumber(under, 1) || isNumber(top, 0)) return top;
      return top.kind === "negative" ? negative({ ...inside, over: top.of }) : inside;
    }
    case "power":
      return isNumber(inside.exponent, 1) ? inside.base : inside;
    default:
      return inside;
  }
}

function sumOf(all: readonly Expression[]): Expression {
  const terms = all
    .flatMap((term) => (term.kind === "sum" ? term.terms : [term]))
    .filter((term) => !isNumber(term, 0));
  return terms.length > 1 ? plus(...terms) : (terms[0] ?? number(0));
}

function simplerProduct({ by, factors: given }: ProductExpression): Expression {
  let isNegative = false;
  const factors = given
    .flatMap((factor) => {
      const positive = factor.kind === "negative" ? factor.of : factor;
      if (positive !== factor) isNegative = !isNegative;
      return positive.kind === "product" && positive.by === by ? positive.factors : [positive];
    })
    .filter((factor) => !isNumber(factor, 1));
  const product = by === "numbers" ? productOfNumbers(factors) : joined(by, factors);
  return isNegative ? opposite(product) : product;
}

function productOfNumbers(factors: readonly Expression[]): Expression {
  if (factors.some((factor) => isNumber(factor, 0))) return number(0);
  const isLast = ({ kind }: Expression) => kind === "sum" || kind === "indicator";
  const numbers = factors.filter(({ kind }) => kind === "number");
  const others = factors.filter((factor) => factor.kind !== "number" && !isLast(factor));
  const all = [...multiplied(numbers), ...withPowers(others), ...factors.filter(isLast)];
  // The matrix of ones over a size would read like the number 1.
  if (all.some((factor) => factor.kind === "symbol" && factor.base === ones.base))
    return joined("numbers", all);
  const inverses = all.filter(isInverse);
  const rest = joined(
    "numbers",
    all.filter((factor) => !isInverse(factor)),
  );
  return inverses.length === 0
    ? rest
    : over(
        rest,
        joined(
          "numbers",
          inverses.map(({ under }) => under),
        ),
      );
}

function isInverse(of: Expression): of is QuotientExpression {
  return of.kind === "quotient" && isNumber(of.over, 1);
}

/** Multiplies integers, whose product is exact. Leaves other numbers as they are. */
function multiplied(numbers: readonly Expression[]): readonly Expression[] {
  const product = numbers.reduce((all, of) => all * (of.kind === "number" ? of.value : 1), 1);
  const isExact = numbers.every((of) => of.kind === "number" && Number.isInteger(of.value));
  if (!isExact || !Number.isSafeInteger(product)) return numbers;
  return product === 1 ? [] : [number(product)];
}

/** Turns equal names, and their powers, into one power at the place of the first. */
function withPowers(factors: readonly Expression[]): Expression[] {
  const powers = factors.map(powerOf);
  return factors.flatMap((factor, i) => {
    const key = powers[i]?.key;
    if (key === undefined) return [factor];
    const equal = powers.filter((other) => other?.key === key);
    if (equal.length === 1) return [factor];
    const exponent = equal.reduce((sum, other) => sum + (other?.exponent ?? 0), 0);
    const base = factor.kind === "power" ? factor.base : factor;
    return powers.findIndex((other) => other?.key === key) < i ? [] : [power(base, exponent)];
  });
}

/** Returns the name and the exponent of a name or its power; undefined for other factors. */
function powerOf(of: Expression): { readonly key: string; readonly exponent: number } | undefined {
  if (of.kind === "symbol") return { key: keyOf(of), exponent: 1 };
  if (of.kind !== "power" || of.base.kind !== "symbol" || of.exponent.kind !== "number") return undefined;
  const exponent = of.exponent.value;
  return Number.isInteger(exponent) && exponent > 0 ? { key: keyOf(of.base), exponent } : undefined;
}

function joined(by: ProductExpression["by"], factors: readonly Expression[]): Expression {
  return factors.length > 1 ? productOf(by, factors) : (factors[0] ?? number(1));
}

function opposite(of: Expression): Expression {
  if (of.kind === "negative") return of.of;
  return isNumber(of, 0) ? of : negative(of);
}

function isNumber(of: Expression, value: number): boolean {
  return of.kind === "number" && of.value === value;
}
