import * as f from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";

/** A derivative that is remembered wrong. */
interface WrongDerivative {
  /** Returns how many times the right derivative the wrong one is, from the result and the operands. */
  readonly factor: (y: number, ...operands: number[]) => number;
  /** Returns the formula of the wrong derivative. */
  readonly formula: (y: Expression, ...operands: Expression[]) => Expression;
}

/** The wrong derivatives by operation and operand: a sign, a power or a factor differs from the right one. */
export const wrongDerivatives: Readonly<Record<string, WrongDerivative>> = {
  "sin.0": { factor: () => -1, formula: (_, a = _) => f.negative(f.call("cos", a)) },
  "cos.0": { factor: () => -1, formula: (_, a = _) => f.call("sin", a) },
  "sub.1": { factor: () => -1, formula: () => f.number(1) },
  "neg.0": { factor: () => -1, formula: () => f.number(1) },
  "div.1": { factor: (_, _a, b = Number.NaN) => b, formula: (_, a = _, b = _) => f.negative(f.over(a, b)) },
  "square.0": { factor: () => 0.5, formula: (_, a = _) => a },
  "sqrt.0": { factor: () => 2, formula: (y) => f.over(1, y) },
  "pow.0": {
    factor: (_, a = Number.NaN) => a,
    formula: (_, a = _, n = _) => f.times(n, f.power(a, n)),
  },
  // The rule of powers, for a power of e.
  "exp.0": {
    factor: (_, a = Number.NaN) => a / Math.E,
    formula: (_, a = _) => f.times(a, f.call("exp", f.minus(a, 1))),
  },
  "log.0": { factor: (_, a = Number.NaN) => 1 / a, formula: (_, a = _) => f.over(1, f.power(a, 2)) },
  // The square or the second factor is forgotten.
  "tanh.0": { factor: (y) => 1 / (1 + y), formula: (y) => f.minus(1, y) },
  "tanhLayer.0": { factor: (y) => 1 / (1 + y), formula: (y, _, h = y) => f.times(f.minus(1, y), h) },
  "tanhLayer.1": { factor: (y) => 1 / (1 + y), formula: (y, w = y) => f.times(f.minus(1, y), w) },
  "tan.0": { factor: (y) => (1 + y) / (1 + y * y), formula: (y) => f.plus(1, y) },
  "sigmoid.0": { factor: (y) => 1 / (1 - y), formula: (y) => y },
};
