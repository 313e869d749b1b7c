/** The library: the engine, its operations, and the recording of the case studies. No DOM, no side effects. */
export { backward, type Seeded } from "./autodiff/backward.ts";
export type { GraphNode, Parent, Pullback, Scalar } from "./autodiff/graph-node.ts";
export type { OperationSpec } from "./autodiff/operation-spec.ts";
export { add, affine, div, mul, neg, sub } from "./autodiff/operations/arithmetic.ts";
export { cos, sigmoid, sin, tan, tanh } from "./autodiff/operations/curves.ts";
export { abs, max, min, relu } from "./autodiff/operations/piecewise.ts";
export { exp, log, pow, sqrt, square } from "./autodiff/operations/powers.ts";
export { constant, Var } from "./autodiff/var.ts";
export { cases } from "./cases/all.ts";
export type { AnyCase as CaseStudy } from "./cases/define-case.ts";
export { type RecordOptions, record } from "./cases/record.ts";
export { printTrace } from "./trace/print.ts";
export { replay, type State } from "./trace/replay.ts";
export type { Step, Trace, TraceEdge, TraceNode } from "./trace/trace.ts";
