import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  adjointOf,
  call,
  entry,
  equation,
  list,
  negative,
  number,
  over,
  partial,
  plus,
  power,
  productOf,
  relation,
  sumOver,
  symbol,
  transposed,
} from "./build.ts";
import type { Expression } from "./expression.ts";
import { formula } from "./parse.ts";
import { agree, evaluateTree, isSensitive } from "./testing/random-expression.ts";
import { toText } from "./to-text.ts";

const [x, y, k] = [symbol("x"), symbol("y"), symbol("k")];

describe("formula", () => {
  it.each<[string, Expression]>([
    ["2x", productOf("close", [2, x])],
    ["x y", productOf("close", [x, y])],
    ["x · 2", productOf("close", [x, 2])],
    ["X × Y", productOf("cross", [symbol("X"), symbol("Y")])],
    ["x ⊙ y", productOf("entries", [x, y])],
    ["x - y + 1", plus(x, negative(y), 1)],
    ["x − y", plus(x, negative(y))],
    ["-x y", negative(productOf("close", [x, y]))],
    ["x/y", over(x, y)],
    ["1/2 x", productOf("close", [over(1, 2), x])],
    ["x^2", power(x, 2)],
    ["x²", power(x, 2)],
    ["x^{k-1}", power(x, plus(k, negative(1)))],
    ["h_{k-1}", symbol("h", plus(k, negative(1)))],
    ["h_10", symbol("h", 10)],
    ["h₁₀", symbol("h", 10)],
    ["X_{ij}", symbol("X", "i", "j")],
    ["Xᵢⱼ", symbol("X", "i", "j")],
    ["d_in", symbol("d", "in")],
    ["v̄_1", adjointOf(symbol("v", 1))],
    ["(x + y)_i", entry(plus(x, y), "i")],
    ["Wᵀ", transposed(symbol("W"))],
    ["x (y)", productOf("close", [x, y])],
    ["f(x, y)", call(symbol("f"), x, y)],
    ["tanh(x)", call("tanh", x)],
    ["|x|", call("abs", x)],
    ["∑_{i=1}^{B} x_i", sumOver("i", symbol("B"), symbol("x", "i"))],
    ["∂y/∂x", partial(y, x)],
    ["x = y = 1", equation(x, y, number(1))],
    ["x += y", relation(x, "+=", y)],
    ["x ≥ ∞", relation(x, "≥", number(Number.POSITIVE_INFINITY))],
    ["x, y", list([x, y])],
    ["x; y", list([x, y], true)],
    [
      "[x, y; 1, 2]",
      {
        kind: "rows",
        rows: [
          [x, y],
          [number(1), number(2)],
        ],
      },
    ],
  ])("reads %s", (text, tree) => {
    expect(formula(text)).toEqual(tree);
  });

  it.each([
    ["", /"" is not expected/],
    ["x +", /"" is not expected/],
    ["(x", /\) is expected at "" in "\(x"/],
    ["x)", /"\)" is not expected in "x\)"/],
    ["x_{k", /} is expected/],
    ["x_", /more is expected/],
    ["x^", /is not expected/],
    ["[x, y", /] is expected/],
    ["f(x", /\) is expected/],
    ["|x", /\| is expected/],
    ["∑ x", /_ is expected at "x"/],
    ["x // y", /"\/" is not expected/],
    ["x = ", /is not expected/],
    ["x ? y", /"\?" is not expected in "x \? y"/],
    ["\\frac{x}{y}", /"\\" is not expected/],
  ])("rejects %j", (text, message) => {
    expect(() => formula(text)).toThrow(SyntaxError);
    expect(() => formula(text)).toThrow(message);
  });
});

const readable: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie("tree");
  const several = fc.array(tree, { minLength: 2, maxLength: 3 });
  return {
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Expression>(number(0), number(2), number(10), number(0.5), x, y),
      several.map((terms) => plus(...terms)),
      several.map((factors) => productOf("close", factors)),
      tree.map((of) => negative(of)),
      fc.tuple(tree, tree).map(([a, b]) => over(a, b)),
      tree.map((of) => power(of, 2)),
      tree.map((of) => call("sin", of)),
    ),
  };
}).tree;

it("a formula that is read from the text of a random one has the same value", () => {
  fc.assert(
    fc.property(readable, (of) => {
      fc.pre(!isSensitive(of));
      const read = formula(toText(of));
      const [value, again] = [evaluateTree(of), evaluateTree(read)];
      if (!agree(value, again)) throw new Error(`${toText(of)} is ${value}, but ${again} if read`);
    }),
    { numRuns: 1000 },
  );
});
