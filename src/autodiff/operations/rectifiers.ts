import * as f from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import type { GraphNode, Pullback } from "../graph-node.ts";
import { tensorOperation } from "../operation.ts";
import { entryAt, filled, shapeText, tensor } from "../tensor.ts";
import { shapeOf, type Tensor, type Value } from "../value.ts";
import { constant, Var } from "../var.ts";
import { packed } from "./packed.ts";

const A = tensor([
  [1, -2, 0.5],
  [-0.25, 3, -1],
]);
const ROW = tensor([2, -2]);

/**
 * Returns a ReLU layer max(0, X) whose pullback keeps the input X (Case Study 6). Where X is 0 or −0, the
 * derivative is `kink`, a number that defaults to 0 and does not affect the result. Where X is NaN, the
 * result is NaN and the derivative is 0.
 *
 * @throws RangeError if X is a number or `kink` is a tensor
 */
export const reluFromInput = tensorOperation(
  (x: GraphNode, kink: GraphNode = constant(0)): Var<Tensor> => {
    const input = tensorOf("reluFromInput", x.value);
    const pullback = masked(slopeOfInput(input, numberOf("reluFromInput", kink.value)));
    return new Var<Tensor>(rectified(input), reluFromInput, x, pullback, kink, nothing);
  },
  {
    id: "reluFromInput",
    symbol: "ReLU",
    formula: (x) => f.call("max", 0, x),
    rules: [(g, _, x, kink) => f.hadamard(g, slopeFormula(x, kink)), (g) => f.times(0, g)],
    keeps: [[0], []],
    pushforward: rectifiedTangent,
    samples: [
      [A, 0.5],
      [ROW, 0],
    ],
    kink: (x) => x === 0,
    convention: "chosen-at-zero",
  },
);

/**
 * Returns a ReLU layer max(0, X) whose pullback keeps a mask M of packed bits (Case Study 6): 1 where X > 0,
 * `kink` where X = 0, and 0 elsewhere. The mask takes one bit per entry, or two if `kink` is neither 0 nor 1.
 * Otherwise the layer agrees with `reluFromInput` bit for bit.
 *
 * @throws RangeError if X is a number or `kink` is a tensor
 */
export const reluFromMask = tensorOperation(
  (x: GraphNode, kink: GraphNode = constant(0)): Var<Tensor> => {
    const input = tensorOf("reluFromMask", x.value);
    const pullback = masked(slopeOfMask(input, numberOf("reluFromMask", kink.value)));
    return new Var<Tensor>(rectified(input), reluFromMask, x, pullback, kink, nothing);
  },
  {
    id: "reluFromMask",
    symbol: "ReLU",
    formula: (x) => f.call("max", 0, x),
    rules: [(g) => f.hadamard(g, f.symbol("M")), (g) => f.times(0, g)],
    quantities: { M: (x, kink = 0) => slopes(x, kink) },
    keeps: [
      [
        {
          formula: () => f.symbol("M"),
          like: 0,
          bits: (_, kink = 0) => bitsFor(entryAt(kink, 0)),
          value: (x, kink = 0) => slopes(x, kink),
        },
      ],
      [],
    ],
    pushforward: rectifiedTangent,
    samples: [
      [A, 0.5],
      [ROW, 0],
    ],
    kink: (x) => x === 0,
    convention: "mask-at-zero",
  },
);

/**
 * Returns a ReLU layer max(0, X) whose pullback keeps the output (Case Study 6). The output is 0 both for
 * X = 0 and for X < 0, so the derivative at 0 is 0. Otherwise the layer equals `reluFromInput` bit for bit.
 *
 * @throws RangeError if X is a number
 */
export const reluFromOutput = tensorOperation(
  (x: GraphNode): Var<Tensor> => {
    const output = rectified(tensorOf("reluFromOutput", x.value));
    return new Var<Tensor>(output, reluFromOutput, x, masked(slopeOfInput(output, 0)));
  },
  {
    id: "reluFromOutput",
    symbol: "ReLU",
    formula: (x) => f.call("max", 0, x),
    rules: [(g, out) => f.hadamard(g, f.indicator(out, ">", 0))],
    pushforward: (x: Value, dx: Value): Value => rectifiedTangent(x, dx, 0),
    samples: [[A], [ROW]],
    kink: (x) => x === 0,
    convention: "relu-at-zero",
  },
);

function slopeFormula(x: Expression, kink: Expression): Expression {
  const above = f.indicator(x, ">", 0);
  if (kink.kind === "number" && kink.value === 0) return above;
  if (kink.kind === "number" && kink.value === 1) return f.indicator(x, "≥", 0);
  return f.plus(above, f.times(kink, f.indicator(x, "=", 0)));
}

function rectified({ shape, data }: Tensor): Tensor {
  return filled(shape, (i) => Math.max(0, data[i] as number));
}

/** Returns the derivative at each entry. */
function slopes(x: Value, kink: Value): Tensor {
  return filled(shapeOf(x), (i) => (entryAt(x, i) === 0 ? entryAt(kink, 0) : Number(entryAt(x, i) > 0)));
}

function rectifiedTangent(x: Value, dx: Value, kink: Value): Value {
  const slope = slopes(x, kink);
  return filled(shapeOf(x), (i) => (slope.data[i] === 0 ? 0 : entryAt(slope, i) * entryAt(dx, i)));
}

// Each closure below is created outside the operation so that it captures only the kept value.

/** Returns the derivative at entry `i`. */
type Slope = (i: number) => number;

function slopeOfInput(input: Tensor, kink: number): Slope {
  return (i) => {
    const x = input.data[i] as number;
    return x > 0 ? 1 : x === 0 ? kink : 0;
  };
}

function slopeOfMask(input: Tensor, kink: number): Slope {
  if (bitsFor(kink) === 1) {
    return packed(input.data, 1, (x) => Number(x > 0 || (x === 0 && kink === 1)));
  }
  const codes = packed(input.data, 2, (x) => (x === 0 ? 2 : Number(x > 0)));
  return withKink(codes, kink);
}

/** Returns the bits per entry of the mask. */
function bitsFor(kink: number): 1 | 2 {
  return kink === 0 || kink === 1 ? 1 : 2;
}

/** Returns the derivatives from two-bit codes, in which 2 stands for the kink. */
function withKink(codes: Slope, kink: number): Slope {
  return (i) => (codes(i) === 2 ? kink : codes(i));
}

/** Multiplies the adjoint by the derivative. A derivative of 0 gives 0, even for an infinite or NaN adjoint. */
function masked(slope: Slope): Pullback<Tensor> {
  return (g) => filled(g.shape, (i) => (slope(i) === 0 ? 0 : slope(i) * (g.data[i] as number)));
}

/** Returns the contribution for the kink: 0, because the result does not depend on the kink. */
const nothing: Pullback = () => 0;

function tensorOf(name: string, value: Value): Tensor {
  if (typeof value !== "number") return value;
  throw new RangeError(`${name}: a tensor is needed, not the number ${value}; use relu`);
}

function numberOf(name: string, kink: Value): number {
  if (typeof kink === "number") return kink;
  throw new RangeError(
    `${name}: the kink is a number, not a tensor of shape ${shapeText(kink.shape)}; give constant(0.5)`,
  );
}
