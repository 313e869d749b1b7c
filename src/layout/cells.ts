import type { Value } from "../autodiff/value.ts";
import type { Size } from "./sizes.ts";

/** The cells of a tensor: one per entry, in rows, in row-major order. */
export interface Cells extends Size {
  readonly rows: number;
  readonly columns: number;
  /** The size of one cell. */
  readonly cell: Size;
  readonly gap: number;
  /** Whether a cell shows its number, or only a colour. */
  readonly numbers: boolean;
}

/** Size of a cell with room for seven characters. */
const NUMBER: Size = { width: 54, height: 22 };
const NUMBER_COLUMNS = 6;
const NUMBER_ROWS = 8;
/** Side of a heat map, and the smallest and largest side of its cells. */
const MAP_SIDE = 216;
const [SMALLEST, LARGEST] = [3, 18];

/**
 * Returns the cells of a tensor: numbers for up to 8 rows and 6 columns, a heat map beyond. Undefined for a
 * number, for a tensor without entries, and for more than 72 rows or columns. A vector is one row; of more
 * than two axes, all but the last make up the rows.
 */
export function cellsOf(value: Value): Cells | undefined {
  if (typeof value === "number") return undefined;
  const [columns = 1, ...outer] = value.shape.toReversed();
  const rows = outer.reduce((product, size) => product * size, 1);
  const most = Math.max(rows, columns);
  if (Math.min(rows, columns) === 0 || most * SMALLEST > MAP_SIDE) return undefined;
  if (columns <= NUMBER_COLUMNS && rows <= NUMBER_ROWS) return block(rows, columns, NUMBER, 2, true);
  const side = Math.min(LARGEST, Math.floor(MAP_SIDE / most));
  return block(rows, columns, { width: side, height: side }, side > 8 ? 1 : 0, false);
}

/** Returns the upper left corner of an entry's cell, relative to the first cell. */
export function cellAt(
  { columns, cell, gap }: Cells,
  entry: number,
): { readonly x: number; readonly y: number } {
  return {
    x: (entry % columns) * (cell.width + gap),
    y: Math.floor(entry / columns) * (cell.height + gap),
  };
}

function block(rows: number, columns: number, cell: Size, gap: number, numbers: boolean): Cells {
  const side = (count: number, length: number): number => count * (length + gap) - gap;
  const [width, height] = [side(columns, cell.width), side(rows, cell.height)];
  return { rows, columns, width, height, cell, gap, numbers };
}
