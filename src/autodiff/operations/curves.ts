import * as f from "../../formula/build.ts";
import type { Scalar } from "../graph-node.ts";
import { operation } from "../operation.ts";
import { Var } from "../var.ts";

/** Returns the sine of an angle in radians. */
export const sin = operation(
  (a: Scalar): Var => new Var(Math.sin(a.value), sin, a, (g: number) => g * Math.cos(a.value)),
  {
    id: "sin",
    symbol: "sin",
    formula: (a) => f.call("sin", a),
    rules: [(g, _, a) => f.times(g, f.call("cos", a))],
    pushforward: (a, da) => da * Math.cos(a),
    period: 2 * Math.PI,
    samples: [[1.44], [-0.6]],
  },
);

/** Returns the cosine of an angle in radians. */
export const cos = operation(
  (a: Scalar): Var => new Var(Math.cos(a.value), cos, a, (g: number) => -g * Math.sin(a.value)),
  {
    id: "cos",
    symbol: "cos",
    formula: (a) => f.call("cos", a),
    rules: [(g, _, a) => f.negative(f.times(g, f.call("sin", a)))],
    pushforward: (a, da) => -da * Math.sin(a),
    period: 2 * Math.PI,
    samples: [[1.44], [-0.6]],
  },
);

/** Returns the tangent of an angle in radians. */
export const tan = operation(
  (a: Scalar): Var => {
    const y: Var = new Var(Math.tan(a.value), tan, a, (g: number) => g * (1 + y.value ** 2));
    return y;
  },
  {
    id: "tan",
    symbol: "tan",
    formula: (a) => f.call("tan", a),
    rules: [(g, out) => f.times(g, f.plus(1, f.power(out, 2)))],
    pushforward: (a, da) => da / Math.cos(a) ** 2,
    period: Math.PI,
    samples: [[0.5], [-1.1]],
  },
);

/** Returns the hyperbolic tangent. The pullback needs only the result (Case Study 8). */
export const tanh = operation(
  (a: Scalar): Var => {
    const y: Var = new Var(Math.tanh(a.value), tanh, a, (g: number) => g * (1 - y.value * y.value));
    return y;
  },
  {
    id: "tanh",
    symbol: "tanh",
    formula: (a) => f.call("tanh", a),
    rules: [(g, out) => f.times(g, f.minus(1, f.power(out, 2)))],
    pushforward: (a, da) => da / Math.cosh(a) / Math.cosh(a),
    slopeTerms: () => [2],
    samples: [[0.3], [-1.2]],
  },
);

/** Returns the logistic function 1 / (1 + e⁻ᵃ). */
export const sigmoid = operation(
  (a: Scalar): Var => {
    const y: Var = new Var(logistic(a.value), sigmoid, a, (g: number) => g * y.value * (1 - y.value));
    return y;
  },
  {
    id: "sigmoid",
    symbol: "σ",
    formula: (a) => f.call("σ", a),
    rules: [(g, out) => f.times(g, out, f.minus(1, out))],
    pushforward: (a, da) => da * logistic(a) * logistic(-a),
    slopeTerms: (a) => [2 * logistic(a)],
    samples: [[0.8], [-2]],
  },
);

/** Returns 1 / (1 + e⁻ᵃ), computed in a form whose exponential cannot overflow. */
function logistic(a: number): number {
  return a >= 0 ? 1 / (1 + Math.exp(-a)) : Math.exp(a) / (1 + Math.exp(a));
}
