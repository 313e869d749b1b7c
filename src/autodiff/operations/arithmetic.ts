import * as f from "../../formula/build.ts";
import type { Pullback, Scalar } from "../graph-node.ts";
import { operation, pass, times } from "../operation.ts";
import { Var } from "../var.ts";

/** Returns the sum a + b. Both operands receive the adjoint unchanged. */
export const add = operation(
  (a: Scalar, b: Scalar): Var => new Var(a.value + b.value, add, a, pass, b, pass),
  {
    id: "add",
    symbol: "+",
    formula: (a, b) => f.plus(a, b),
    rules: [(g) => g, (g) => g],
    pushforward: (_a, da, _b, db) => da + db,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.001, -40],
    ],
  },
);

/** Returns the difference a − b. */
export const sub = operation(
  (a: Scalar, b: Scalar): Var => new Var(a.value - b.value, sub, a, pass, b, (g: number) => -g),
  {
    id: "sub",
    symbol: "−",
    formula: (a, b) => f.minus(a, b),
    rules: [(g) => g, (g) => f.negative(g)],
    pushforward: (_a, da, _b, db) => da - db,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.001, -40],
    ],
  },
);

/** Returns the product a b. Each operand receives the adjoint times the other operand. */
export const mul = operation(
  (a: Scalar, b: Scalar): Var => new Var(a.value * b.value, mul, a, times(b), b, times(a)),
  {
    id: "mul",
    symbol: "×",
    formula: (a, b) => f.times(a, b),
    rules: [(g, _, _a, b) => f.times(g, b), (g, _, a) => f.times(g, a)],
    pushforward: (a, da, b, db) => da * b + a * db,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.001, -40],
    ],
  },
);

/** Returns the quotient a / b. */
export const div = operation(
  (a: Scalar, b: Scalar): Var =>
    new Var(a.value / b.value, div, a, over(b), b, (g: number) => (-g * (a.value / b.value)) / b.value),
  {
    id: "div",
    symbol: "÷",
    formula: (a, b) => f.over(a, b),
    rules: [
      (g, _, _a, b) => f.times(g, f.over(1, b)),
      (g, _, a, b) => f.negative(f.times(g, f.over(a, f.power(b, 2)))),
    ],
    pushforward: (a, da, b, db) => (da - (a / b) * db) / b,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.5, -4],
    ],
  },
);

/** Divides the adjoint by b. Defined outside `div`, where this closure would also keep a. */
function over(b: Scalar): Pullback<number> {
  return (g) => g / b.value;
}

/** Returns the negative −a. */
export const neg = operation((a: Scalar): Var => new Var(-a.value, neg, a, (g: number) => -g), {
  id: "neg",
  symbol: "−",
  formula: (a) => f.negative(a),
  rules: [(g) => f.negative(g)],
  pushforward: (_a, da) => 0 - da,
  samples: [[2], [-0.75]],
});

/**
 * Returns the affine step z = a h + b of the recurrence as one node, with the document's three
 * pullbacks: ā += z̄ h, h̄ += z̄ a, b̄ += z̄ (Case Study 8).
 */
export const affine = operation(
  (a: Scalar, h: Scalar, b: Scalar): Var =>
    new Var(a.value * h.value + b.value, affine, a, times(h), h, times(a), [[b, pass]]),
  {
    id: "affine",
    symbol: "a·h + b",
    formula: (a, h, b) => f.plus(f.times(a, h), b),
    rules: [(g, _, _a, h) => f.times(g, h), (g, _, a) => f.times(g, a), (g) => g],
    pushforward: (a, da, h, dh, _b, db) => db + h * da + a * dh,
    valueTerms: (a, h, b) => Math.abs(a * h) + Math.abs(b),
    samples: [
      [1.2, 0.5, -0.3],
      [-2, 3, 4],
    ],
  },
);
