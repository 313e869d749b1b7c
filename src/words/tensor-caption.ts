import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import type { Expression } from "../formula/expression.ts";
import { type AccumulateStep, operandValues, type Trace, type TraceNode } from "../trace/trace.ts";
import { addsUp, mayDiffer } from "../trace/verdicts.ts";
import { contributionOf, valueFormula } from "./notation.ts";
import { MAX_LISTED_ENTRIES } from "./texts.ts";

/** Limit on the entries of a matrix that is read out. */
export const READ_OUT = 6;

/** A value as a sentence states it: written out, or only by its shape if it has too many entries. */
export type StatedValue = { readonly formula: Expression } | { readonly shape: readonly number[] };

/** How a contribution changes an adjoint. */
export type AdjointChange =
  /** Two numbers are added: 1 + 0.1304 = 1.1304. */
  | {
      readonly kind: "sum";
      readonly before: Expression;
      readonly sum: Expression;
      readonly after: Expression;
    }
  /** An operation on tensors changes a number. */
  | { readonly kind: "number"; readonly before: Expression; readonly after: Expression }
  /** A tensor of this shape is added to one that is not 0; `before` is undefined if it has too many entries. */
  | { readonly kind: "added"; readonly before: Expression | undefined; readonly shape: readonly number[] }
  /** The contribution is the first; `quantity` tells the form of its formula. */
  | { readonly kind: "set"; readonly after: StatedValue; readonly quantity: Quantity };

type Quantity = "sum" | "product" | "contribution";

/**
 * Returns whether a node or one of its operands is a tensor: its formula in numbers is too long for a
 * sentence.
 */
export function hasTensors(trace: Trace, node: TraceNode): boolean {
  return [node.value, ...operandValues(trace, node)].some((value) => typeof value === "object");
}

/** States a number or a short row in full, other values by their shape. */
export function statedRow(value: Value): StatedValue {
  return isRow(value) ? { formula: valueFormula(value) } : { shape: shapeOf(value) };
}

/** States a value of few entries in full, other values by their shape. */
export function statedValue(value: Value): StatedValue {
  const shape = shapeOf(value);
  return sizeOf(shape) > MAX_LISTED_ENTRIES ? { shape } : { formula: valueFormula(value) };
}

/** Returns how a contribution from an operation on tensors changes an adjoint. */
export function tensorChange(trace: Trace, step: AccumulateStep): AdjointChange {
  const { edge, before, contribution, after } = step;
  if (typeof contribution === "number" || !addsUp(step)) {
    return { kind: "number", before: valueFormula(before), after: valueFormula(after) };
  }
  if (isZero(before)) {
    const quantity = mayDiffer(trace, step) ? "contribution" : quantityOf(contributionOf(trace, edge));
    return { kind: "set", after: statedRow(after), quantity };
  }
  const { shape } = contribution;
  return { kind: "added", before: isRow(before) ? valueFormula(before) : undefined, shape };
}

/** Returns whether a value is a number, or a single row of at most `READ_OUT` entries. */
export function isRow(value: Value): boolean {
  const shape = shapeOf(value);
  return sizeOf(shape.slice(0, -1)) === 1 && sizeOf(shape) <= READ_OUT;
}

/** Returns whether all entries of a value are 0. */
export function isZero(value: Value): boolean {
  return typeof value === "number" ? value === 0 : value.data.every((entry) => entry === 0);
}

/** Returns the form of a formula. */
function quantityOf(of: Expression): Quantity {
  switch (of.kind) {
    case "fold":
      return "sum";
    case "call":
      return of.of === "sum" || of.of === "rowsum" ? "sum" : "contribution";
    case "product":
      return "product";
    case "negative":
      return quantityOf(of.of);
    default:
      return "contribution";
  }
}
