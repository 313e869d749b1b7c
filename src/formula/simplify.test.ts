import fc from "fast-check";
import { expect, it } from "vitest";
import {
  call,
  hadamard,
  matrixProduct,
  minus,
  negative,
  number,
  ones,
  over,
  plus,
  power,
  symbol,
  times,
  transposed,
} from "./build.ts";
import type { Expression } from "./expression.ts";
import { simplify } from "./simplify.ts";
import { agree, evaluateTree, isSensitive, randomExpression } from "./testing/random-expression.ts";
import { toText } from "./to-text.ts";
import { hasPart } from "./walk.ts";

const [a, h, x, g] = [symbol("a"), symbol("h", 1), symbol("x"), symbol("Y")];
const slope = minus(1, power(h, 2));

it.each<[string, Expression]>([
  ["v", times(1, symbol("v"), 1)],
  ["1 + cos(v₁)", plus(times(1, 1), times(1, call("cos", symbol("v", 1))))],
  ["2 x (1 + cos(x))", times(plus(1, call("cos", x)), 2, x)],
  ["a² (1 − h₁²) (1 − h₁²)", times(times(slope, a), slope, a)],
  ["4 x", times(times(2, 2), x)],
  ["1.5 · 2 x", times(number(1.5), 2, x)],
  ["a⁴ x", times(times(times(a, a), x, power(a, 1)), a)],
  ["(2 x)/a", times(over(1, a), 2, x)],
  ["1/a", times(1, over(1, a))],
  ["1/B 1", times(over(1, symbol("B")), 1, ones)],
  ["0", times(0, x)],
  ["x", plus(0, x)],
  ["0", plus(0, times(x, 0))],
  ["−x", times(negative(1), x)],
  ["x", negative(negative(x))],
  ["−x/a", over(negative(x), over(a, 1))],
  ["x", power(x, 1)],
  ["a + x + h₁", plus(plus(a, x), h)],
  ["Y aᵀ", hadamard(number(1), matrixProduct(g, transposed(a)))],
  ["−Y ⊙ a ⊙ x", hadamard(hadamard(negative(g), a), x)],
])("%s is what remains", (text, of) => {
  expect(toText(simplify(of))).toBe(text);
});

it("keeps the value of a random expression", () => {
  fc.assert(
    fc.property(randomExpression, (tree) => {
      // Sums and products in another order round otherwise, and 0 times what is not finite is left out.
      fc.pre(!isSensitive(tree) && !hasPart(tree, (part) => !Number.isFinite(evaluateTree(part))));
      const simpler = simplify(tree);
      if (agree(evaluateTree(tree), evaluateTree(simpler))) return;
      throw new Error(
        `${toText(tree)} is ${evaluateTree(tree)}, ${toText(simpler)} is ${evaluateTree(simpler)}`,
      );
    }),
    { numRuns: 2000 },
  );
});
