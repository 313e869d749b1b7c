import type { Pullback, Scalar } from "../graph-node.ts";
import { operation, pass, times } from "../operation.ts";
import { Var } from "../var.ts";

/** The sum a + b: both operands receive the adjoint itself. */
export const add = operation(
  (a: Scalar, b: Scalar): Var => new Var(a.value + b.value, add, a, pass, b, pass),
  {
    id: "add",
    symbol: "+",
    tex: (a, b) => `${a} + ${b}`,
    rules: [(g) => g, (g) => g],
    pushforward: (_a, da, _b, db) => da + db,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.001, -40],
    ],
  },
);

/** The difference a − b. */
export const sub = operation(
  (a: Scalar, b: Scalar): Var => new Var(a.value - b.value, sub, a, pass, b, (g: number) => -g),
  {
    id: "sub",
    symbol: "−",
    tex: (a, b) => `${a} - ${b}`,
    rules: [(g) => g, (g) => `-${g}`],
    pushforward: (_a, da, _b, db) => da - db,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.001, -40],
    ],
  },
);

/** The product a b: each operand receives the adjoint times the other. */
export const mul = operation(
  (a: Scalar, b: Scalar): Var => new Var(a.value * b.value, mul, a, times(b), b, times(a)),
  {
    id: "mul",
    symbol: "×",
    tex: (a, b) => `${a} \\* ${b}`,
    rules: [(g, _, _a, b) => `${g} \\* ${b}`, (g, _, a) => `${g} \\* ${a}`],
    pushforward: (a, da, b, db) => da * b + a * db,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.001, -40],
    ],
  },
);

/** The quotient a / b. */
export const div = operation(
  (a: Scalar, b: Scalar): Var =>
    new Var(a.value / b.value, div, a, over(b), b, (g: number) => (-g * (a.value / b.value)) / b.value),
  {
    id: "div",
    symbol: "÷",
    tex: (a, b) => `\\frac{${a}}{${b}}`,
    rules: [(g, _, _a, b) => `${g} \\* \\frac{1}{${b}}`, (g, _, a, b) => `-${g} \\* \\frac{${a}}{${b}^2}`],
    pushforward: (a, da, b, db) => (da - (a / b) * db) / b,
    samples: [
      [2, 3],
      [-1.5, 0.25],
      [0.5, -4],
    ],
  },
);

/** Divides the adjoint. Apart from the operation, whose other pullback would keep a for this one too. */
function over(b: Scalar): Pullback<number> {
  return (g) => g / b.value;
}

/** The opposite −a. */
export const neg = operation((a: Scalar): Var => new Var(-a.value, neg, a, (g: number) => -g), {
  id: "neg",
  symbol: "−",
  tex: (a) => `-${a}`,
  rules: [(g) => `-${g}`],
  pushforward: (_a, da) => 0 - da,
  samples: [[2], [-0.75]],
});

/**
 * The affine step a h + b of the recurrence as one node, with the three pullbacks the document
 * gives: ā += z̄ h, h̄ += z̄ a, b̄ += z̄ (Case Study 8).
 */
export const affine = operation(
  (a: Scalar, h: Scalar, b: Scalar): Var =>
    new Var(a.value * h.value + b.value, affine, a, times(h), h, times(a), [[b, pass]]),
  {
    id: "affine",
    symbol: "a·h + b",
    tex: (a, h, b) => `${a} \\* ${h} + ${b}`,
    rules: [(g, _, _a, h) => `${g} \\* ${h}`, (g, _, a) => `${g} \\* ${a}`, (g) => g],
    pushforward: (a, da, h, dh, _b, db) => db + h * da + a * dh,
    valueTerms: (a, h, b) => Math.abs(a * h) + Math.abs(b),
    samples: [
      [1.2, 0.5, -0.3],
      [-2, 3, 4],
    ],
  },
);
