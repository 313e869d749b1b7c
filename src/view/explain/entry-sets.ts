import type { SymbolExpression } from "../../formula/expression.ts";
import type { EntryGroup, EntryLines } from "../../words/en/provenance.ts";
import { entryOf } from "../../words/notation.ts";

/**
 * Returns the position of an entry, counted from 1: `(1,2)` in a matrix, `2` in a vector, empty for a number.
 */
export function positionText(shape: readonly number[], entry: number): string {
  const indices = indicesOf(shape, entry);
  return indices.length > 1 ? `(${indices.join(",")})` : indices.join("");
}

/**
 * Groups entries of a value that fill whole rows or columns, or are a single entry.
 *
 * @param name the name of the value; undefined for a constant without a name
 * @param entries positions in row-major order, ascending
 */
export function entryGroup(
  name: SymbolExpression | undefined,
  shape: readonly number[],
  entries: readonly number[],
): EntryGroup {
  const [first] = entries;
  if (name !== undefined && shape.length === 0) return { kind: "symbol", symbol: name };
  if (name !== undefined && entries.length === 1 && first !== undefined)
    return { kind: "symbol", symbol: entryOf(name, shape, first) };
  return { ...linesOf(shape, entries), of: name };
}

/** Returns the whole rows or columns that entries fill, as far as they do, with numbers from 1. */
export function linesOf(shape: readonly number[], entries: readonly number[]): EntryLines {
  const size = shape.reduce((product, length) => product * length, 1);
  if (entries.length === size) return { kind: "all" };
  const some = { kind: "some", count: entries.length } as const;
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2) return some;
  const [inRows, inColumns] = [new Set<number>(), new Set<number>()];
  for (const entry of entries) {
    inRows.add(Math.floor(entry / columns) + 1);
    inColumns.add((entry % columns) + 1);
  }
  if (entries.length !== inRows.size * inColumns.size) return some;
  if (inColumns.size === columns) return { kind: "rows", numbers: [...inRows] };
  return inRows.size === rows ? { kind: "columns", numbers: [...inColumns] } : some;
}

function indicesOf(shape: readonly number[], entry: number): number[] {
  let rest = entry;
  const indices = shape.toReversed().map((length) => {
    const index = rest % length;
    rest = Math.floor(rest / length);
    return index + 1;
  });
  return indices.toReversed();
}
