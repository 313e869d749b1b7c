import type { Operation } from "../operation.ts";
import type { OperationSpec } from "../operation-spec.ts";
import { add, affine, div, mul, neg, sub } from "./arithmetic.ts";
import { cos, sigmoid, sin, tan, tanh } from "./curves.ts";
import { abs, max, min, relu } from "./piecewise.ts";
import { exp, log, pow, sqrt, square } from "./powers.ts";

/** Every operation of the engine: what tests, tables and panels loop over. */
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

/** Finds an operation's specification by its name, such as `"sin"`. */
export const operationById: ReadonlyMap<string, OperationSpec> = new Map(operations.map((op) => [op.id, op]));
