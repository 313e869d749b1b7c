import { sources } from "../../autodiff/broadcast.ts";
import type { AnyOperation } from "../../autodiff/operation.ts";
import { entryAt } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { number, placeholder } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { keyOf } from "../../formula/walk.ts";
import { type AccumulateStep, edgeAt, nodeAt, operandValues, type Trace } from "../../trace/trace.ts";
import { gridOf, type NumberTerm } from "./formula-grid.ts";

/** The largest relative difference between a sum of terms and the number that the engine computed. */
const TOLERANCE = 1e-9;

/**
 * Returns the terms in numbers whose sum is an entry of a node's value, from the formula of the node's operation.
 * Undefined if the formula does not tell the entry.
 */
export function valueNumbers(
  trace: Trace,
  index: number,
  op: AnyOperation,
  entry: number,
): readonly NumberTerm[] | undefined {
  const node = nodeAt(trace, index);
  const operands = node.operands.map((_, k) => placeholder(k));
  const values = operandValues(trace, node);
  const formula = (op.written ?? op.formula)(...settled(operands, node.operands, values));
  const given = new Map(operands.map((symbol, k) => [keyOf(symbol), values[k] ?? 0]));
  const terms = termsOfEntry(op, formula, given, values, node.value, entry);
  return isSum(terms, entryAt(node.value, entry)) ? terms : undefined;
}

/**
 * Returns the terms in numbers whose sum is an entry of the contribution along an edge. Undefined if the rule of
 * the operation does not tell the entry.
 */
export function contributionNumbers(
  trace: Trace,
  { edge: index, incoming, contribution }: AccumulateStep,
  op: AnyOperation,
  entry: number,
): readonly NumberTerm[] | undefined {
  const edge = edgeAt(trace, index);
  const child = nodeAt(trace, edge.child);
  const operands = child.operands.map((_, k) => placeholder(k));
  const values = operandValues(trace, child);
  const [g, out] = [placeholder("adjoint"), placeholder("out")];
  const rule = op.rules[edge.operand]?.(g, out, ...settled(operands, child.operands, values));
  if (rule === undefined) return undefined;
  const given = new Map([
    [keyOf(g), incoming],
    [keyOf(out), child.value],
    ...operands.map((symbol, k) => [keyOf(symbol), values[k] ?? 0] as const),
  ]);
  const isEntrywise = op.tensors !== true && typeof child.value === "object";
  const terms = isEntrywise
    ? // The contributions to an operand that was broadcast are added up.
      sources(shapeOf(contribution), child.value.shape).flatMap((source, i) =>
        source === entry ? [termsOfEntry(op, rule, given, values, child.value, i)] : [],
      )
    : [termsOfEntry(op, rule, given, values, contribution, entry)];
  const all = terms.includes(undefined) ? undefined : terms.flatMap((some) => some ?? []);
  return isSum(all, entryAt(contribution, entry)) ? all : undefined;
}

/** Returns the operands of a formula, with the numbers of constants instead of symbols. */
function settled(
  symbols: readonly Expression[],
  operands: readonly object[],
  values: readonly Value[],
): Expression[] {
  return symbols.map((symbol, k) => {
    const value = values[k];
    return typeof value === "number" && "constant" in (operands[k] ?? {}) ? number(value) : symbol;
  });
}

/**
 * Returns the terms of an entry of a formula.
 *
 * @param like a value of the shape to which entries of the operands are broadcast
 */
function termsOfEntry(
  op: AnyOperation,
  formula: Expression,
  given: ReadonlyMap<string, Value>,
  operands: readonly Value[],
  like: Value,
  entry: number,
): readonly NumberTerm[] | undefined {
  const isEntrywise = op.tensors !== true && typeof like === "object";
  const grid = gridOf(formula, (symbol) => {
    const value = given.get(keyOf(symbol));
    if (value !== undefined)
      return isEntrywise ? entryAt(value, sources(shapeOf(value), like.shape)[entry] ?? 0) : value;
    return symbol.indices.length === 0 ? op.quantities?.[symbol.base]?.(...operands) : undefined;
  });
  const place = isEntrywise ? 0 : sources(grid?.shape ?? [], shapeOf(like))[entry];
  return place === undefined ? undefined : grid?.at(place);
}

/** Returns whether terms add up to a number, except for rounding. */
function isSum(terms: readonly NumberTerm[] | undefined, result: number): boolean {
  if (terms === undefined) return false;
  const sum = terms.reduce((sofar, { value }) => sofar + value, 0);
  const size = terms.reduce((sofar, { value }) => sofar + Math.abs(value), Math.abs(result));
  return Object.is(sum, result) || Math.abs(sum - result) <= TOLERANCE * size;
}
