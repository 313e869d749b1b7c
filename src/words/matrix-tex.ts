import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { formatEntry } from "../formula/format-entry.ts";
import { texNumber, texOfNumber } from "../formula/format-number.ts";

/** Returns the rows of a value; a number and a vector have one row. */
export function matrixRows(value: Value): number[][] {
  if (typeof value === "number") return [[value]];
  const columns = value.shape.at(-1) ?? 1;
  const rows = sizeOf(value.shape.slice(0, -1));
  return Array.from({ length: rows }, (_, i) =>
    Array.from(value.data.subarray(i * columns, (i + 1) * columns)),
  );
}

/**
 * Returns the TeX of a number, or of a matrix of short numbers:
 * `\begin{bmatrix} 1 & -2 \\ 0.5 & 3 \end{bmatrix}`.
 */
export function valueTex(value: Value): string {
  return typeof value === "number" ? texNumber(value) : matrixTex(matrixRows(value));
}

/** Returns the TeX of a matrix, given by its rows. */
export function matrixTex(rows: readonly (readonly number[])[]): string {
  const lines = rows.map((row) => row.map((entry) => texOfNumber(formatEntry(entry))).join(" & "));
  return `\\begin{bmatrix} ${lines.join(" \\\\ ")} \\end{bmatrix}`;
}

/** Returns the shape of a value as plain text: `3 × 2`, `2` for a vector, empty for a number. */
export function shapeText(value: Value, times = " × "): string {
  return shapeOf(value).join(times);
}
