import { operationById } from "../autodiff/operations/all.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { edgeAt, nodeAt, type Trace, type TraceNode } from "../trace/trace.ts";
import { shapeText } from "./matrix-tex.ts";
import { valuesOf } from "./notation.ts";
import { kindText } from "./texts.ts";

const PRODUCT = /^(?:<\w+>(?:\^\\top)?|[ +]|\\\*)*\\\*(?:<\w+>(?:\^\\top)?|[ +]|\\\*)*$/;

/**
 * Returns the shapes in a node's expression as plain text: `3×2 · 2×2 + 2` for products of matrices; else the
 * shape of the result, preceded by the first operand's if no operand has the same shape, `3×2 → 3×1`. Empty
 * if no tensor is involved.
 */
export function expressionShapes(trace: Trace, node: TraceNode): string {
  const operands = valuesOf(trace, node);
  const spec = operationById.get(node.op ?? "");
  const tex = spec?.tensors ? spec.tex(...operands.map((_, k) => `<${k}>`)) : "";
  return shapes(tex, node.value, operands, node.value);
}

/** Returns the shapes in the contribution along an edge: `2×3 · 3×2`, or `3×2 → 2` for a sum over rows. */
export function contributionShapes(trace: Trace, edgeIndex: number): string {
  const { child: index, operand, parent } = edgeAt(trace, edgeIndex);
  const child = nodeAt(trace, index);
  const operands = valuesOf(trace, child);
  const spec = operationById.get(child.op ?? "");
  const marks = operands.map((_, k) => `<${k}>`);
  const tex = spec?.tensors ? (spec.rules[operand]?.("<g>", "<out>", ...marks) ?? "") : "";
  return shapes(tex, child.value, operands, nodeAt(trace, parent).value, [child.value]);
}

function shapes(
  tex: string,
  g: Value,
  operands: readonly Value[],
  result: Value,
  from: readonly Value[] = operands,
): string {
  if ([...from, result].every((value) => typeof value === "number")) return "";
  if (PRODUCT.test(tex)) {
    return tex
      .replace(/<(\w+)>(\^\\top)?/g, (_, mark: string, flipped?: string) => {
        const value = operands[Number(mark)] ?? g;
        return flipped === undefined ? compact(value) : [...shapeOf(value)].reverse().join("×");
      })
      .replace(/ ?\\\* ?/g, " · ");
  }
  const own = compact(result);
  const same = from.some((value) => compact(value) === own);
  return same || from[0] === undefined ? own : `${compact(from[0])} → ${own}`;
}

function compact(value: Value): string {
  return typeof value === "number" ? kindText(value) : shapeText(value, "×");
}
