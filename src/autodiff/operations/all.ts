import type { AnyOperation, Operation, TensorOperation } from "../operation.ts";
import { add, affine, div, mul, neg, sub } from "./arithmetic.ts";
import { cos, sigmoid, sin, tan, tanh } from "./curves.ts";
import { linear, matmul, transpose } from "./matrices.ts";
import { abs, max, min, relu } from "./piecewise.ts";
import { exp, log, pow, sqrt, square } from "./powers.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./rectifiers.ts";
import { mean, rowSums, sum } from "./reductions.ts";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.ts";
import { tanhLayer } from "./tanh-layer.ts";

/** Every operation on scalars, which `elementwise` carries over to tensors: what tests, tables and panels loop over. */
export const operations: readonly Operation[] = [
  add,
  sub,
  mul,
  div,
  neg,
  affine,
  square,
  pow,
  sqrt,
  exp,
  log,
  sin,
  cos,
  tan,
  tanh,
  sigmoid,
  tanhLayer,
  relu,
  abs,
  max,
  min,
];

/** Every operation on tensors as wholes. */
export const tensorOperations: readonly TensorOperation[] = [
  matmul,
  transpose,
  sum,
  mean,
  rowSums,
  linear,
  reluFromInput,
  reluFromMask,
  reluFromOutput,
  softmaxCrossEntropy,
];

/** Finds an operation by its name, such as `"sin"`. */
export const operationById: ReadonlyMap<string, AnyOperation> = new Map<string, AnyOperation>(
  [...operations, ...tensorOperations].map((op) => [op.id, op]),
);
