import * as f from "../../formula/build.ts";
import type { Pullback, Scalar } from "../graph-node.ts";
import { operation } from "../operation.ts";
import { Var } from "../var.ts";

/** Returns a layer of a chain, tanh(w h), as one node (Case Study 9). Each pullback needs the result and one operand. */
export const tanhLayer = operation(
  (w: Scalar, h: Scalar): Var => {
    const self = {} as Self;
    self.node = new Var(Math.tanh(w.value * h.value), tanhLayer, w, through(self, h), h, through(self, w));
    return self.node;
  },
  {
    id: "tanhLayer",
    symbol: "tanh",
    formula: (w, h) => f.call("tanh", f.times(w, h)),
    rules: [
      (g, out, _w, h) => f.times(g, f.minus(1, f.power(out, 2)), h),
      (g, out, w) => f.times(g, f.minus(1, f.power(out, 2)), w),
    ],
    pushforward: (w, dw, h, dh) => (dw * h + w * dh) / Math.cosh(w * h) / Math.cosh(w * h),
    slopeTerms: (w, h) => [2 * h, 2 * w],
    samples: [
      [0.8, 0.5],
      [-1.2, 0.4],
      [0.3, -1.5],
    ],
  },
);

interface Self {
  node: Var;
}

// Defined outside the operation so that each pullback captures only the result and one factor.
function through(self: Self, factor: Scalar): Pullback<number> {
  return (g) => g * (1 - self.node.value * self.node.value) * factor.value;
}
