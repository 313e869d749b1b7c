import { texts } from "../language.ts";

/** The names of an operation's result and operands, as they are written in a sentence. */
export interface Named {
  readonly out: string;
  readonly operands: readonly string[];
}

/** One contribution among those to an adjoint. */
export interface Share {
  /** The adjoint that receives it. */
  readonly adjoint: string;
  readonly node: string;
  /** Which of the contributions this is, from 1. */
  readonly position: number;
  readonly total: number;
}

/** By operation: for each operand, why its pullback sends what it sends. */
const SLOPES: Readonly<Record<string, readonly ((of: Named) => string)[]>> = {
  add: [unchanged, unchanged],
  sub: [
    () => "A difference passes its adjoint on unchanged to its first operand.",
    () => "A difference passes its adjoint on to its second operand with the opposite sign.",
  ],
  mul: [({ operands: [, b = ""] }) => otherFactor(b), ({ operands: [a = ""] }) => otherFactor(a)],
  div: [
    ({ operands: [, b] }) => `The slope of a quotient in its numerator is 1 over the denominator, ${b}.`,
    ({ operands: [, b] }) =>
      `The slope of a quotient in its denominator is negative, because a larger ${b} makes the quotient smaller.`,
  ],
  neg: [() => "A negative passes its adjoint on with the opposite sign."],
  affine: [
    ({ operands: [, h] }) => `The slope in the factor of an affine step is what it multiplies, ${h}.`,
    ({ operands: [a] }) => `The slope in what is multiplied is the factor, ${a}.`,
    () => "The constant term of an affine step has slope 1.",
  ],
  square: [({ operands: [a] }) => `The slope of a square is twice its operand, ${a}.`],
  pow: [
    ({ operands: [, n] }) =>
      `The slope of a power in its base is the exponent, ${n}, times the next lower power.`,
    ({ operands: [a] }) =>
      `The slope of a power in its exponent is the power times the logarithm of the base, ${a}.`,
  ],
  sqrt: [
    ({ out }) => `The slope of a square root is 1 over twice the root, so the result ${out} is all it needs.`,
  ],
  exp: [({ out }) => `The exponential is its own slope, so the result ${out} is used again.`],
  log: [({ operands: [a] }) => `The slope of the logarithm is 1 over its operand, ${a}.`],
  sin: [({ operands: [a] }) => `The slope of the sine is the cosine of the same operand, ${a}.`],
  cos: [({ operands: [a] }) => `The slope of the cosine is minus the sine of the same operand, ${a}.`],
  tan: [
    ({ out }) => `The slope of the tangent is 1 plus its own square, so the result ${out} is all it needs.`,
  ],
  tanh: [
    ({ out }) =>
      `The slope of tanh is 1 minus its own square, so the result ${out} is all it needs. Near ±1 it is almost 0.`,
  ],
  sigmoid: [
    ({ out }) =>
      `The slope of the logistic function is the result times 1 minus the result, so ${out} is all it needs.`,
  ],
  tanhLayer: [
    ({ operands: [, h] }) =>
      `The slope of tanh, 1 minus its square, is multiplied by the other factor, ${h}.`,
    ({ operands: [w] }) => `The slope of tanh, 1 minus its square, is multiplied by the other factor, ${w}.`,
  ],
  relu: [
    ({ operands: [a] }) => `The rectifier passes the adjoint where ${a} is above 0, and nothing below 0.`,
  ],
  abs: [({ operands: [a] }) => `The slope of the absolute value is the sign of ${a}.`],
  max: [larger, larger],
  min: [smaller, smaller],
  matmul: [
    ({ operands: [, b] }) =>
      `The adjoint times the transpose of the other factor, ${b}, from the right: only this order has the shape of the first factor.`,
    ({ operands: [a] }) =>
      `The transpose of the other factor, ${a}, times the adjoint: only this order has the shape of the second factor.`,
  ],
  transpose: [() => "The adjoint is transposed back."],
  sum: [() => "Every entry has slope 1 in the sum, so each receives the whole adjoint."],
  mean: [
    () => "Every entry has the same slope in the mean, 1 over their number, so each receives an equal share.",
  ],
  rowSums: [() => "Every entry receives the adjoint of the sum of its row."],
  linear: [
    ({ operands: [, w] }) => `The adjoint goes back through the transpose of the weights, ${w}.`,
    ({ operands: [x] }) =>
      `Each weight meets every row of the batch, so the contributions of all rows of ${x} are added, by the matrix product.`,
    () => "The bias was added to every row, so the adjoints of all rows are added.",
  ],
  reluFromInput: [
    ({ operands: [x] }) => `The adjoint passes where ${x} is above 0, and stops elsewhere.`,
    noSlope,
  ],
  reluFromMask: [
    () => "The adjoint passes where the mask that was kept is 1, and stops where it is 0.",
    noSlope,
  ],
  reluFromOutput: [({ out }) => `The adjoint passes where ${out} is above 0, and stops elsewhere.`],
  softmaxCrossEntropy: [
    () => "Of softmax and cross-entropy together, the slope is simple: probabilities minus targets, per row.",
    () => "The slope of cross-entropy in the targets is minus the logarithm of the probabilities.",
  ],
};

function unchanged(): string {
  return "A sum passes its adjoint on unchanged.";
}

function otherFactor(other: string): string {
  return `In a product, the slope of each factor is the other factor: here ${other}.`;
}

function noSlope(): string {
  return "The derivative chosen at 0 is a choice of the program, so it has no slope of its own.";
}

function larger(): string {
  return "The larger operand receives the whole adjoint, the other one nothing.";
}

function smaller(): string {
  return "The smaller operand receives the whole adjoint, the other one nothing.";
}

/** The reasons for steps of a program without a lesson. Formulas are marks between dollar signs. */
export const reasonWords = texts({
  /** Why a pullback sends what it sends; undefined for an operation that has no sentence. */
  slope: (operation: string, operand: number, names: Named): string | undefined =>
    operation === "checkpoint"
      ? "The segment kept no graph: it runs again and is swept on its own."
      : SLOPES[operation]?.[operand]?.(names),
  /** A contribution to a broadcast operand. */
  broadcast: (node: string) => `${node} was used for several entries, so their contributions are added.`,
  /** A product with itself, or another operation with the same node in several places. */
  repeated: (node: string) =>
    `${node} stands in more than one place here, and each place sends its own contribution.`,
  /** A contribution of 0, because the slope is 0. */
  flat: "The slope is 0 here, so nothing is sent back.",
  /** The contribution of a child whose adjoint is 0. */
  silent: (child: string) => `${child} is 0, so nothing is sent back.`,
  /** At a kink. @param convention the derivative used, without a full stop */
  kink: (convention: string) => `There is no derivative at this point. The convention: ${convention}.`,
  /** The position of a contribution among those to an adjoint. */
  share: ({ adjoint, node, position, total }: Share): string => {
    if (total === 1) return `${node} is used once, so this is all of ${adjoint}.`;
    if (position === 1) return `This is the first of ${total} contributions to ${adjoint}.`;
    const which = position === total ? "the last" : `number ${position}`;
    return `This is ${which} of ${total} contributions to ${adjoint}. It is **added**: assigning would lose what came before.`;
  },
  /** An evaluated node that no output depends on. */
  unused: (node: string) => `No output depends on ${node}, so the backward pass never visits it.`,
  /** The output of a program. */
  output: (node: string) => `${node} is an output: the backward pass starts from it.`,
  /** What the pullbacks of an evaluated node keep. */
  keeps: (kept: readonly string[]): string =>
    kept.length === 0
      ? "Its pullbacks keep nothing: their slopes do not depend on the operands."
      : `For the backward pass, ${listed(kept)} ${kept.length === 1 ? "is" : "are"} kept.`,
  /** A node that several operations use. */
  fanOut: (node: string, adjoint: string, uses: number) =>
    `${node} is used ${uses} times, so ${adjoint} will receive ${uses} contributions.`,
  /** A constant among the operands. */
  constantOperand: (constant: string) => `The constant ${constant} needs no adjoint.`,
  /** The seed of the only output. */
  seedOne: (output: string) =>
    `The slope of ${output} with respect to itself is 1: the backward pass starts with it.`,
  seed: (output: string, seed: string) =>
    `The seed is ${seed} instead of 1, so each adjoint is ${seed} times the derivative of ${output}.`,
  seedEntries: (output: string) =>
    `The seed has a number per entry of ${output}: the pass computes the gradient of the sum of all entries, weighted by them.`,
  seeds: (count: number) =>
    `There are ${count} outputs: the pass computes the gradient of their sum, weighted by the seeds.`,
  visit: (node: string) => `All that ${node} depends on is listed already, so ${node} comes next.`,
  keep: (node: string) => `${node} is kept as a starting point for the backward pass.`,
  discard: (node: string) => `${node} is not needed in the forward pass any more; it can be computed again.`,
  recompute: (node: string) =>
    `The backward pass needs ${node}, which was not kept, so it is computed again.`,
  /** The end. @param unused the inputs that no output depends on */
  /** @param isSeeded whether some seed is not 1 */
  collect: (inputs: number, unused: readonly string[], isSeeded: boolean): string => {
    const times = isSeeded ? ", times the seed" : "";
    const once =
      inputs === 1
        ? `This is the whole derivative${times}.`
        : `One backward pass gave the derivatives by all ${inputs} inputs and parameters${times}.`;
    return unused.length === 0
      ? once
      : `${once} No output depends on ${listed(unused)}, so the derivative is 0 there.`;
  },
});

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
