/** The library: the engine, its operations, and the recording of the ten cases. No DOM, no side effects. */
export { add, affine, div, mul, neg, sub } from "./autodiff/operations/arithmetic.ts";
export { cos, sigmoid, sin, tan, tanh } from "./autodiff/operations/curves.ts";
export { elementwise } from "./autodiff/operations/elementwise.ts";
export { linear, matmul, transpose } from "./autodiff/operations/matrices.ts";
export { abs, max, min, relu } from "./autodiff/operations/piecewise.ts";
export { exp, log, pow, sqrt, square } from "./autodiff/operations/powers.ts";
export { mean, rowSums, sum } from "./autodiff/operations/reductions.ts";
export { reluLayer } from "./autodiff/operations/relu-layer.ts";
export { softmaxCrossEntropy } from "./autodiff/operations/softmax-cross-entropy.ts";
export { nestedOf, tensor } from "./autodiff/tensor.ts";
export type { Tensor, Value } from "./autodiff/value.ts";
export { constant, Var } from "./autodiff/var.ts";
export { cases } from "./cases/all.ts";
export { record } from "./cases/record.ts";
export { printTrace } from "./trace/print.ts";
