import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { formatEntry } from "../formula/format-entry.ts";
import { formatNumber } from "../formula/format-number.ts";
import { toText } from "../formula/to-text.ts";
import type { Trace, TraceNode } from "../trace/trace.ts";
import { valueWords } from "./en/values.ts";
import { adjointAt, matrixRows, symbolAt } from "./notation.ts";

/** Limit on the entries of a tensor that a sentence lists. */
export const MAX_LISTED_ENTRIES = 6;

/** Returns a node's name as plain text: `v₁`. */
export function nameText(trace: Trace, node: number): string {
  return toText(symbolAt(trace, node));
}

/** Returns the name of a node's adjoint as plain text: `v̄₁`. */
export function adjointText(trace: Trace, node: number): string {
  return toText(adjointAt(trace, node));
}

/** Returns the trace's label of a node's operation, such as `sin`. */
export function labelOf({ operations }: Trace, { op = "" }: TraceNode): string {
  return operations[op]?.label ?? op;
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

/** Returns the shape of a value as plain text: `3 × 2`, `2` for a vector, empty for a number. */
export function shapeText(value: Value, times = " × "): string {
  return shapeOf(value).join(times);
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
