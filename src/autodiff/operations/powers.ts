import * as f from "../../formula/build.ts";
import type { Pullback, Scalar } from "../graph-node.ts";
import { operation } from "../operation.ts";
import { Var } from "../var.ts";

/** Returns the square a² as a node with one operand; `mul(a, a)` has two. */
export const square = operation(
  (a: Scalar): Var => new Var(a.value ** 2, square, a, (g: number) => g * 2 * a.value),
  {
    id: "square",
    symbol: "square",
    formula: (a) => f.power(a, 2),
    rules: [(g, _, a) => f.times(g, 2, a)],
    pushforward: (a, da) => a * da + da * a,
    samples: [[1.2], [-3], [0.01]],
  },
);

/** Returns the power aⁿ. The base and the exponent may each be a node or a constant. */
export const pow = operation(
  (a: Scalar, n: Scalar): Var => {
    // 0ⁿ is finite only for n ≥ 0, so this pullback does not need n.
    const y: Var = new Var(a.value ** n.value, pow, a, byBase(a, n), n, (g: number) =>
      a.value === 0 && Number.isFinite(y.value) ? 0 : g * y.value * Math.log(a.value),
    );
    return y;
  },
  {
    id: "pow",
    symbol: "power",
    formula: (a, n) => f.power(a, n),
    rules: [
      (g, _, a, n) => f.times(g, n, f.power(a, f.minus(n, 1))),
      (g, out, a) => f.times(g, out, f.call("log", a)),
    ],
    pushforward: (a, da, n, dn) =>
      (n === 0 ? 0 : n * da * a ** (n - 1)) +
      (dn === 0 || (a === 0 && n >= 0) ? 0 : dn * a ** n * Math.log(a)),
    samples: [
      [1.5, 2.5],
      [0.3, -1.2],
      [4, 0.5],
    ],
    convention: "power-at-zero",
  },
);

/** Returns the pullback for a. Defined outside `pow`, where both closures would keep n and the result. */
function byBase(a: Scalar, n: Scalar): Pullback<number> {
  return (g) => (n.value === 0 ? 0 : g * n.value * a.value ** (n.value - 1));
}

/** Returns the square root. The derivative at 0 is infinite. */
export const sqrt = operation(
  (a: Scalar): Var => {
    const y: Var = new Var(Math.sqrt(a.value), sqrt, a, (g: number) => g / (2 * y.value));
    return y;
  },
  {
    id: "sqrt",
    symbol: "√",
    formula: (a) => f.call("sqrt", a),
    rules: [(g, out) => f.times(g, f.over(1, f.times(2, out)))],
    pushforward: (a, da) => 0.5 * a ** -0.5 * da,
    samples: [[2], [0.04]],
  },
);

/** Returns the exponential eᵃ. */
export const exp = operation(
  (a: Scalar): Var => {
    const y: Var = new Var(Math.exp(a.value), exp, a, (g: number) => g * y.value);
    return y;
  },
  {
    id: "exp",
    symbol: "exp",
    formula: (a) => f.call("exp", a),
    rules: [(g, out) => f.times(g, out)],
    pushforward: (a, da) => Math.exp(a) * da,
    samples: [[0.7], [-2]],
  },
);

/** Returns the natural logarithm: −∞ at 0, NaN below 0. */
export const log = operation(
  (a: Scalar): Var => new Var(Math.log(a.value), log, a, (g: number) => g / a.value),
  {
    id: "log",
    symbol: "log",
    formula: (a) => f.call("log", a),
    rules: [(g, _, a) => f.times(g, f.over(1, a))],
    pushforward: (a, da) => da / a,
    samples: [[2.44], [0.1]],
  },
);
