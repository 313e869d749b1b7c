import * as f from "../../formula/build.ts";
import type { Scalar } from "../graph-node.ts";
import { operation } from "../operation.ts";
import { Var } from "../var.ts";

/** Returns the rectifier max(0, a), or NaN if a is NaN. The derivative at 0 is 0. */
export const relu = operation(
  (a: Scalar): Var => new Var(Math.max(0, a.value), relu, a, (g: number) => (a.value > 0 ? g : 0)),
  {
    id: "relu",
    symbol: "ReLU",
    formula: (a) => f.call("max", 0, a),
    rules: [(g, _, a) => f.times(g, f.indicator(a, ">", 0))],
    pushforward: (a, da) => (a > 0 ? da : 0),
    samples: [[1.5], [-0.5]],
    kink: (a) => a === 0,
    convention: "relu-at-zero",
  },
);

/** Returns the absolute value. The derivative at 0 is 0. */
export const abs = operation(
  (a: Scalar): Var => new Var(Math.abs(a.value), abs, a, (g: number) => g * Math.sign(a.value)),
  {
    id: "abs",
    symbol: "|·|",
    formula: (a) => f.call("abs", a),
    rules: [(g, _, a) => f.times(g, f.call("sign", a))],
    pushforward: (a, da) => (a === 0 ? 0 : a < 0 ? -da : da),
    samples: [[1.5], [-0.5]],
    kink: (a) => a === 0,
    convention: "abs-at-zero",
  },
);

/** Returns the larger of two numbers, or NaN if either is NaN. At a tie, each receives half of the adjoint. */
export const max = operation(
  (a: Scalar, b: Scalar): Var =>
    new Var(
      Math.max(a.value, b.value),
      max,
      a,
      (g: number) => g * share(a.value, b.value),
      b,
      (g: number) => g * share(b.value, a.value),
    ),
  {
    id: "max",
    symbol: "max",
    formula: (a, b) => f.call("max", a, b),
    rules: [
      (g, _, a, b) => f.times(g, f.indicator(a, ">", b)),
      (g, _, a, b) => f.times(g, f.indicator(b, ">", a)),
    ],
    pushforward: (a, da, b, db) => (a === b ? (da + db) / 2 : a > b ? da : db),
    samples: [
      [2, 3],
      [1, -1],
    ],
    kink: (a, b) => a === b,
    convention: "half-at-ties",
  },
);

/** Returns the smaller of two numbers, or NaN if either is NaN. At a tie, each receives half of the adjoint. */
export const min = operation(
  (a: Scalar, b: Scalar): Var =>
    new Var(
      Math.min(a.value, b.value),
      min,
      a,
      (g: number) => g * share(b.value, a.value),
      b,
      (g: number) => g * share(a.value, b.value),
    ),
  {
    id: "min",
    symbol: "min",
    formula: (a, b) => f.call("min", a, b),
    rules: [
      (g, _, a, b) => f.times(g, f.indicator(a, "<", b)),
      (g, _, a, b) => f.times(g, f.indicator(b, "<", a)),
    ],
    pushforward: (a, da, b, db) => (a === b ? (da + db) / 2 : a < b ? da : db),
    samples: [
      [2, 3],
      [1, -1],
    ],
    kink: (a, b) => a === b,
    convention: "half-at-ties",
  },
);

/** Returns the share of the adjoint: 1 if mine > other, 0 if mine < other, otherwise (ties and NaN) 0.5. */
function share(mine: number, other: number): number {
  return mine > other ? 1 : mine < other ? 0 : 0.5;
}
