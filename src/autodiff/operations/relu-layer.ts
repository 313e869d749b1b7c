import type { GraphNode, Pullback } from "../graph-node.ts";
import { tensorOperation } from "../operation.ts";
import { entryAt, filled, tensor } from "../tensor.ts";
import { shapeOf, type Tensor, type Value } from "../value.ts";
import { Var } from "../var.ts";

/** What a ReLU layer keeps for its backward pass. */
export type ReluStore = "input" | "output" | "mask";

/** The choices of a ReLU layer: what it keeps, and the derivative it uses at exactly 0. */
export interface ReluChoices {
  readonly store: ReluStore;
  /** 0, 0.5 or 1; PyTorch, JAX and TensorFlow use 0. */
  readonly kink: number;
}

/**
 * A ReLU layer Y = max(0, X) whose pullback closes over what `store` says and nothing else (Case
 * Study 6). Where X is exactly 0 or −0 the derivative is `kink`; where it is NaN, Y is NaN and the
 * derivative 0, for no X > 0 was seen.
 *
 * @throws RangeError if the operand is a number, or if `store` is `output` and `kink` is not 0: X = 0 and X < 0 both left Y = 0.
 */
export const reluLayer = tensorOperation(
  (x: GraphNode, { store, kink }: ReluChoices = { store: "input", kink: 0 }): Var<Tensor> => {
    if (store === "output" && kink !== 0) {
      throw new RangeError(
        `reluLayer: store=output with kink=${kink}: X = 0 and X < 0 both left Y = 0; use kink=0, or store=input or mask`,
      );
    }
    const input = tensorOf(x.value);
    const output = filled(input.shape, (i) => Math.max(0, input.data[i] as number));
    return new Var<Tensor>(output, reluLayer, x, masked(slopeBy[store](input, output, kink)));
  },
  {
    id: "reluLayer",
    symbol: "ReLU",
    tex: (x) => `\\max(0, ${x})`,
    rules: [(g, _, x) => `${g} \\odot \\mathbf{1}[${x} > 0]`],
    pushforward: (x: Value, dx: Value): Value =>
      filled(shapeOf(x), (i) => (entryAt(x, i) > 0 ? entryAt(dx, i) : 0)),
    samples: [
      [
        tensor([
          [1, -2, 0.5],
          [-0.25, 3, -1],
        ]),
      ],
      [tensor([2, -2])],
    ],
    convention:
      "the derivative at 0 is `kink`, 0 unless chosen otherwise, as in PyTorch and JAX; forward mode has 0",
  },
);

type Slope = (i: number) => number;

/** The derivative of each entry, by a closure over what was chosen and nothing else. */
const slopeBy: Readonly<Record<ReluStore, (input: Tensor, output: Tensor, kink: number) => Slope>> = {
  input: (input, _, kink) => (i) => {
    const x = input.data[i] as number;
    return x > 0 ? 1 : x === 0 ? kink : 0;
  },
  output: (_, output) => (i) => ((output.data[i] as number) > 0 ? 1 : 0),
  mask: (input, _, kink) => slopeOfMask(input, kink),
};

/** One bit an entry, and a second one only if the kink has a derivative of its own. */
function slopeOfMask(input: Tensor, kink: number): Slope {
  const positive = bits(input, (x) => x > 0 || (x === 0 && kink === 1));
  if (kink === 0 || kink === 1) return positive;
  const zero = bits(input, (x) => x === 0);
  return (i) => positive(i) + kink * zero(i);
}

function bits({ data }: Tensor, test: (x: number) => boolean): Slope {
  const packed = new Uint8Array(Math.ceil(data.length / 8));
  for (const [i, x] of data.entries()) {
    if (test(x)) packed[i >> 3] = (packed[i >> 3] as number) | (1 << (i & 7));
  }
  return (i) => ((packed[i >> 3] as number) >> (i & 7)) & 1;
}

/** Lets the adjoint through where the derivative is not 0; an infinite adjoint does not leak as NaN. */
function masked(slope: Slope): Pullback<Tensor> {
  return (g) => filled(g.shape, (i) => (slope(i) === 0 ? 0 : slope(i) * (g.data[i] as number)));
}

function tensorOf(value: Value): Tensor {
  if (typeof value !== "number") return value;
  throw new RangeError(`reluLayer: a tensor is needed, not the number ${value}; use relu`);
}
