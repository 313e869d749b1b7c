import { operationById } from "../autodiff/operations/all.ts";
import { shapeOf } from "../autodiff/value.ts";
import { placeholder } from "../formula/build.ts";
import type { Expression, SymbolExpression } from "../formula/expression.ts";
import { partsOf } from "../formula/walk.ts";
import { edgeAt, nodeAt, operandValues, type Trace } from "./trace.ts";

/** The multiply-adds of a run's matrix products: in evaluations, repeated ones included, and in pullbacks. */
export interface MultiplyAdds {
  readonly forward: number;
  readonly backward: number;
}

/**
 * Counts the multiply-adds of the matrix products in the first `index` steps: m·k·n for an m×k matrix times a
 * k×n matrix. A product of two numbers that an operation consists of counts as one.
 */
export function multiplyAddsIn(trace: Trace, index: number): MultiplyAdds {
  let [forward, backward] = [0, 0];
  for (let i = 0; i < index; i++) {
    const step = trace.steps.at(i);
    if (step?.kind === "evaluate" || step?.kind === "recompute") forward += ofNode(trace, step.node);
    if (step?.kind === "accumulate") backward += ofEdge(trace, step.edge);
  }
  return { forward, backward };
}

function ofNode(trace: Trace, node: number): number {
  const { op = "", value } = nodeAt(trace, node);
  const operands = shapesOf(trace, node);
  const formula = operationById.get(op)?.formula(...operands.map((_, k) => placeholder(k)));
  return formula === undefined ? 0 : countIn(formula, operands, shapeOf(value)).count;
}

function ofEdge(trace: Trace, edge: number): number {
  const { child, operand } = edgeAt(trace, edge);
  const { op = "", value } = nodeAt(trace, child);
  const operands = shapesOf(trace, child);
  const rule = operationById
    .get(op)
    ?.rules[operand]?.(placeholder("adjoint"), placeholder("out"), ...operands.map((_, k) => placeholder(k)));
  return rule === undefined ? 0 : countIn(rule, operands, shapeOf(value)).count;
}

type Shape = readonly number[];

function shapesOf(trace: Trace, node: number): Shape[] {
  return operandValues(trace, nodeAt(trace, node)).map(shapeOf);
}

interface Counted {
  readonly shape: Shape;
  readonly count: number;
}

/** Counts within a formula of placeholders. `result` is the shape of the result and of its adjoint. */
function countIn(of: Expression, operands: readonly Shape[], result: Shape): Counted {
  const inside = (part: Expression): Counted => countIn(part, operands, result);
  if (of.kind === "symbol") return { shape: shapeAt(of, operands, result), count: 0 };
  const parts = partsOf(of).map(inside);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const [first, ...others] = parts;
  if (first === undefined) return { shape: [], count };
  if (of.kind === "transpose") return { shape: first.shape.toReversed(), count };
  if (of.kind !== "product") return { shape: first.shape, count };
  if (of.by === "matrices") return others.reduce(multiplied, { ...first, count });
  const isOfNumbers = result.length === 0 && of.factors.every(({ kind }) => kind === "symbol");
  return { shape: first.shape, count: count + (isOfNumbers ? others.length : 0) };
}

function multiplied({ shape: left, count }: Counted, { shape: right }: Counted): Counted {
  const [rows = 1, inner = 1] = left;
  const columns = right[1] ?? 1;
  return { shape: [rows, columns], count: count + rows * inner * columns };
}

function shapeAt({ indices: [index] }: SymbolExpression, operands: readonly Shape[], result: Shape): Shape {
  return index?.kind === "number" ? (operands[index.value] ?? []) : result;
}
