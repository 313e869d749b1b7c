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

/** Every scalar operation, for tests, tables and panels to iterate. `elementwise` applies each to tensors. */
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

/** Every operation on whole tensors. */
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

/** Maps the name of each operation, such as `"sin"`, to the operation. */
export const operationById: ReadonlyMap<string, AnyOperation> = new Map<string, AnyOperation>(
  [...operations, ...tensorOperations].map((op) => [op.id, op]),
);
