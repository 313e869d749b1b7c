import { operationById } from "../autodiff/operations/all.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { placeholder } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { edgeAt, nodeAt, operandValues, type Trace, type TraceNode } from "../trace/trace.ts";
import { kindText, shapeText } from "./texts.ts";

/**
 * Returns the shapes in a node's expression as plain text: `3×2 · 2×2 + 2` for products of matrices; else the
 * shape of the result, preceded by the first operand's if no operand has the same shape, `3×2 → 3×1`. Empty
 * if no tensor is involved.
 */
export function expressionShapes(trace: Trace, node: TraceNode): string {
  const operands = operandValues(trace, node);
  const spec = operationById.get(node.op ?? "");
  const formula = spec?.formula(...operands.map((_, k) => placeholder(k)));
  return shapes(spec?.tensors && formula, node.value, operands, node.value);
}

/** Returns the shapes in the contribution along an edge: `2×3 · 3×2`, or `3×2 → 2` for a sum over rows. */
export function contributionShapes(trace: Trace, edgeIndex: number): string {
  const { child: index, operand, parent } = edgeAt(trace, edgeIndex);
  const child = nodeAt(trace, index);
  const operands = operandValues(trace, child);
  const spec = operationById.get(child.op ?? "");
  const rule = spec?.rules[operand]?.(
    placeholder("adjoint"),
    placeholder("out"),
    ...operands.map((_, k) => placeholder(k)),
  );
  return shapes(spec?.tensors && rule, child.value, operands, nodeAt(trace, parent).value, [child.value]);
}

function shapes(
  formula: Expression | undefined,
  g: Value,
  operands: readonly Value[],
  result: Value,
  from: readonly Value[] = operands,
): string {
  if ([...from, result].every((value) => typeof value === "number")) return "";
  const product = formula && productShapes(formula, (of) => operands[of] ?? g);
  if (product?.includes(" · ")) return product;
  const own = compact(result);
  const same = from.some((value) => compact(value) === own);
  return same || from[0] === undefined ? own : `${compact(from[0])} → ${own}`;
}

/** Writes the shapes of a formula of matrix products; undefined for other formulas. */
function productShapes(of: Expression, valueAt: (operand: number) => Value): string | undefined {
  switch (of.kind) {
    case "symbol":
      return of.base === "" ? compact(valueAt(operandOf(of))) : undefined;
    case "transpose":
      return of.of.kind === "symbol" && of.of.base === ""
        ? [...shapeOf(valueAt(operandOf(of.of)))].reverse().join("×")
        : undefined;
    case "product":
      return of.by === "matrices" ? joined(of.factors, " · ", valueAt) : undefined;
    case "sum":
      return joined(of.terms, " + ", valueAt);
    default:
      return undefined;
  }
}

function joined(
  parts: readonly Expression[],
  sign: string,
  valueAt: (operand: number) => Value,
): string | undefined {
  const written = parts.map((part) => productShapes(part, valueAt));
  return written.includes(undefined) ? undefined : written.join(sign);
}

/** Returns the position of the operand that a placeholder stands for; −1 for the adjoint. */
function operandOf({ indices: [index] }: Expression & { readonly kind: "symbol" }): number {
  return index?.kind === "number" ? index.value : -1;
}

function compact(value: Value): string {
  return typeof value === "number" ? kindText(value) : shapeText(value, "×");
}
