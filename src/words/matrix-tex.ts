import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { formatEntry } from "./format-entry.ts";
import { texNumber, texOfNumber } from "./format-number.ts";

/** The rows of a value: a number and a vector have one. */
export function rowsOf(value: Value): number[][] {
  if (typeof value === "number") return [[value]];
  const columns = value.shape.at(-1) ?? 1;
  const rows = sizeOf(value.shape.slice(0, -1));
  return Array.from({ length: rows }, (_, i) =>
    Array.from(value.data.subarray(i * columns, (i + 1) * columns)),
  );
}

/** A value in TeX: a number, or a matrix of short ones, `\begin{bmatrix} 1 & -2 \\ 0.5 & 3 \end{bmatrix}`. */
export function valueTex(value: Value): string {
  return typeof value === "number" ? texNumber(value) : matrixTex(rowsOf(value));
}

/** A matrix in TeX by its rows. */
export function matrixTex(rows: readonly (readonly number[])[]): string {
  const lines = rows.map((row) => row.map((entry) => texOfNumber(formatEntry(entry))).join(" & "));
  return `\\begin{bmatrix} ${lines.join(" \\\\ ")} \\end{bmatrix}`;
}

/** The sizes of a value in plain text: `3 × 2`, `2` for a vector, nothing for a number. */
export function shapeText(value: Value, times = " × "): string {
  return shapeOf(value).join(times);
}
