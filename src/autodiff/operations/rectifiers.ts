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
 * A ReLU layer max(0, X) that keeps its input X (Case Study 6). Where X is exactly 0 or −0 the
 * derivative is `kink`, a number, 0 unless given; the result does not depend on it. Where X is NaN,
 * so is the result, and the derivative is 0, for no X > 0 was seen.
 *
 * @throws RangeError if X is a number or the kink is none.
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
    tex: (x) => `\\max(0, ${x})`,
    rules: [(g, _, x, kink) => `${g} \\odot ${slopeTex(x, kink)}`, (g) => `0 \\* ${g}`],
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
 * A ReLU layer max(0, X) that keeps a mask M of packed bits (Case Study 6): M is 1 where X > 0, the
 * kink where X = 0, and 0 elsewhere. That is one bit an entry, and a second one only if the kink is
 * neither 0 nor 1. For the rest it is as `reluFromInput`, bit for bit.
 *
 * @throws RangeError if X is a number or the kink is none.
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
    tex: (x) => `\\max(0, ${x})`,
    rules: [(g) => `${g} \\odot M`, (g) => `0 \\* ${g}`],
    quantities: { M: (x, kink = 0) => slopes(x, kink) },
    keeps: [
      [
        {
          tex: () => "M",
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
 * A ReLU layer max(0, X) that keeps its output (Case Study 6). X = 0 and X < 0 both left 0 there, so
 * that the derivative at 0 can only be 0. For the rest it is as `reluFromInput`, bit for bit.
 *
 * @throws RangeError if X is a number.
 */
export const reluFromOutput = tensorOperation(
  (x: GraphNode): Var<Tensor> => {
    const output = rectified(tensorOf("reluFromOutput", x.value));
    return new Var<Tensor>(output, reluFromOutput, x, masked(slopeOfInput(output, 0)));
  },
  {
    id: "reluFromOutput",
    symbol: "ReLU",
    tex: (x) => `\\max(0, ${x})`,
    rules: [(g, out) => `${g} \\odot \\mathbf{1}[${out} > 0]`],
    pushforward: (x: Value, dx: Value): Value => rectifiedTangent(x, dx, 0),
    samples: [[A], [ROW]],
    kink: (x) => x === 0,
    convention: "relu-at-zero",
  },
);

function slopeTex(x: string, kink: string): string {
  if (kink === "0") return `\\mathbf{1}[${x} > 0]`;
  if (kink === "1") return `\\mathbf{1}[${x} \\ge 0]`;
  return `(\\mathbf{1}[${x} > 0] + ${kink} \\* \\mathbf{1}[${x} = 0])`;
}

function rectified({ shape, data }: Tensor): Tensor {
  return filled(shape, (i) => Math.max(0, data[i] as number));
}

/** The derivative at each entry. */
function slopes(x: Value, kink: Value): Tensor {
  return filled(shapeOf(x), (i) => (entryAt(x, i) === 0 ? entryAt(kink, 0) : Number(entryAt(x, i) > 0)));
}

function rectifiedTangent(x: Value, dx: Value, kink: Value): Value {
  const slope = slopes(x, kink);
  return filled(shapeOf(x), (i) => (slope.data[i] === 0 ? 0 : entryAt(slope, i) * entryAt(dx, i)));
}

// Each closure below is made apart from the operation, so that it captures what is kept and nothing else.

/** The derivative of each entry. */
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

/** The bits of an entry of the mask. */
function bitsFor(kink: number): 1 | 2 {
  return kink === 0 || kink === 1 ? 1 : 2;
}

/** Reads the code 2 as the kink. */
function withKink(codes: Slope, kink: number): Slope {
  return (i) => (codes(i) === 2 ? kink : codes(i));
}

/** Lets the adjoint through where the derivative is not 0; an infinite adjoint does not leak as NaN. */
function masked(slope: Slope): Pullback<Tensor> {
  return (g) => filled(g.shape, (i) => (slope(i) === 0 ? 0 : slope(i) * (g.data[i] as number)));
}

/** The contribution for the kink, on which the result does not depend. */
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
