import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { formatEntry } from "../formula/format-entry.ts";
import { formatNumber } from "../formula/format-number.ts";
import { isSingle } from "../trace/entries.ts";
import { nodeAt, type Trace, type TraceNode } from "../trace/trace.ts";
import { valueWords } from "./en/values.ts";
import { matrixRows } from "./matrix-tex.ts";
import { adjointTex, nameOf, symbolTex } from "./notation.ts";
import { texToText } from "./tex-to-text.ts";

/** Limit on the entries of a tensor that a sentence lists. */
export const MAX_LISTED_ENTRIES = 6;

/** Returns a node's name as plain text: `v₁`. */
export function nameText(trace: Trace, node: number): string {
  return texToText(symbolTex(nameOf(nodeAt(trace, node))));
}

/** Returns the name of a node's adjoint as plain text: `v̄₁`. */
export function adjointText(trace: Trace, node: number): string {
  return texToText(adjointTex(nameOf(nodeAt(trace, node))));
}

/** Returns the trace's label of a node's operation, such as `sin`. */
export function labelOf({ operations }: Trace, { op = "" }: TraceNode): string {
  return operations[op]?.label ?? op;
}

/**
 * Writes the name of an entry, with indices from 1: `P₁₂`, `(v₁)₁₂`; the name alone for a value of one entry.
 */
export function entryText(symbol: string, value: Value, position: number): string {
  if (isSingle(value)) return texToText(symbol);
  let rest = position;
  const indices = shapeOf(value)
    .toReversed()
    .map((size) => {
      const index = (rest % size) + 1;
      rest = Math.floor(rest / size);
      return index;
    })
    .reverse();
  const written = indices.join(indices.some((index) => index > 9) ? "," : "");
  return texToText(symbol.includes("_") ? `(${symbol})_{${written}}` : `${symbol}_{${written}}`);
}

/** Formats a value: a number; up to six entries as `[1.25, −2.5; −0.5, −1]`; else `3 × 4 matrix`. */
export function valueText(value: Value): string {
  if (shapeOf(value).length === 0) return formatNumber(entryAt(value, 0));
  return sizeOf(shapeOf(value)) <= MAX_LISTED_ENTRIES ? entriesText(value) : kindText(value);
}

/** Formats all entries of a tensor, with semicolons between rows: `[1.25, −2.5; −0.5, −1]`. */
export function entriesText(value: Value): string {
  return `[${matrixRows(value)
    .map((row) => row.map(formatEntry).join(", "))
    .join("; ")}]`;
}

/** Returns the kind of a value: `3 × 2 matrix`, `vector of 2`, `number`. */
export function kindText(value: Value): string {
  return valueWords.kind(shapeOf(value));
}

/** Formats a number of bits: whole bytes as `48 B`, other numbers with their bits, `1 B (6 bits)`. */
export function bytesText(bits: number): string {
  return valueWords.bytes(bits);
}

/** Formats a value as the second term of a sum: in parentheses if it is negative. */
export function signedText(value: Value): string {
  const text = valueText(value);
  return text.startsWith("−") ? `(${text})` : text;
}
