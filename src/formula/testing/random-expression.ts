import fc from "fast-check";
import { call, negative, number, over, plus, power, productOf, symbol } from "../build.ts";
import type { Expression } from "../expression.ts";
import { hasPart } from "../walk.ts";
import type { Values } from "./evaluate-line.ts";

/** The values of the symbols of `randomExpression`. */
export const values: Values = { x: -1.25, y: 3 };

const leaf = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, -1, -2, 0.5, -0.25, 1.5e-7, 2e21).map((value) => number(value)),
  fc.constantFrom("x", "y").map((name) => symbol(name)),
);

/** A random expression of numbers, the symbols x and y, operators and functions. */
export const randomExpression: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie("tree");
  const several = fc.array(tree, { minLength: 2, maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      several.map((terms) => plus(...terms)),
      fc
        .tuple(fc.constantFrom("numbers", "close", "cross"), several)
        .map(([by, factors]) => productOf(by as "numbers" | "close" | "cross", factors)),
      tree.map((of) => negative(of)),
      fc.tuple(tree, tree).map(([a, b]) => over(a, b)),
      fc
        .tuple(
          tree,
          fc.oneof(
            fc.constantFrom(2, 3, -1).map((n) => number(n)),
            tree,
          ),
        )
        .map(([a, n]) => power(a, n)),
      fc.tuple(fc.constantFrom("sin", "exp", "sqrt"), tree).map(([name, of]) => call(name, of)),
      fc.tuple(tree, tree).map(([a, b]) => call("max", a, b)),
    ),
  };
}).tree;

/**
 * Evaluates a random expression.
 *
 * @param rounding returns a factor near 1 for each term of a sum, and for the result of each product and
 *   quotient
 */
export function evaluateTree(of: Expression, rounding: () => number = () => 1): number {
  const evaluated = (part: Expression): number => evaluateTree(part, rounding);
  switch (of.kind) {
    case "number":
      return of.value;
    case "symbol":
      return values[of.base] ?? Number.NaN;
    case "sum":
      return of.terms.map((term) => evaluated(term) * rounding()).reduce((a, b) => a + b);
    case "product":
      return of.factors.map(evaluated).reduce((a, b) => a * b) * rounding();
    case "negative":
      return -evaluated(of.of);
    case "quotient":
      return (evaluated(of.over) / evaluated(of.under)) * rounding();
    case "power":
      return evaluated(of.base) ** evaluated(of.exponent);
    case "call": {
      const [a = Number.NaN, b = Number.NaN] = of.args.map(evaluated);
      if (of.of === "sin") return Math.sin(a);
      if (of.of === "exp") return Math.exp(a);
      return of.of === "sqrt" ? Math.sqrt(a) : Math.max(a, b);
    }
    default:
      throw new TypeError(`${of.kind} has no value`);
  }
}

/**
 * Returns whether rounding may change the value of an expression noticeably, as in the sine of a huge number or
 * the difference of numbers that are almost equal, or in a power of a negative number whose exponent may round to an
 * integer.
 */
export function isSensitive(of: Expression): boolean {
  let count = 0;
  // The factors grow by a power of the count that is no integer: multiples of a number can cancel in a quotient.
  const isSteady = agree(
    evaluateTree(of),
    evaluateTree(of, () => 1 + (++count) ** 0.7 * 1e-13),
  );
  return !isSteady || hasPart(of, isPowerByRounding);
}

function isPowerByRounding(of: Expression): boolean {
  if (of.kind !== "power" || !(evaluateTree(of.base) < 0)) return false;
  return hasPart(of.exponent, ({ kind }) => kind === "product" || kind === "quotient");
}

/** Returns whether two values agree up to the rounding of sums and products in another order. */
export function agree(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  return Number.isFinite(a - b) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
