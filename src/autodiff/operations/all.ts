import type { Operation, TensorOperation } from "../operation.ts";
import type { OperationSpec } from "../operation-spec.ts";
import { add, affine, div, mul, neg, sub } from "./arithmetic.ts";
import { cos, sigmoid, sin, tan, tanh } from "./curves.ts";
import { linear, matmul, transpose } from "./matrices.ts";
import { abs, max, min, relu } from "./piecewise.ts";
import { exp, log, pow, sqrt, square } from "./powers.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./rectifiers.ts";
import { mean, rowSums, sum } from "./reductions.ts";
import { softmaxCrossEntropy } from "./softmax-cross-entropy.ts";

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

/** Finds an operation's specification by its name, such as `"sin"`. */
export const operationById: ReadonlyMap<string, OperationSpec> = new Map<string, OperationSpec>(
  [...operations, ...tensorOperations].map((op) => [op.id, op]),
);
