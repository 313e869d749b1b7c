const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/**
 * Returns the position of an entry, counted from 1: `(1,2)` in a matrix, `2` in a vector, empty for a number.
 */
export function positionText(shape: readonly number[], entry: number): string {
  const indices = indicesOf(shape, entry);
  return indices.length > 1 ? `(${indices.join(",")})` : indices.join("");
}

/**
 * Describes some entries of a value: `row 1 of X`, `columns 1, 3 of X`, `all of X`, `X₁₂`, `3 entries of X`.
 *
 * @param entries positions in row-major order, ascending
 */
export function entrySetText(name: string, shape: readonly number[], entries: readonly number[]): string {
  if (shape.length === 0) return name;
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) return entryText(name, shape, first);
  const words = placeWords(shape, entries);
  return `${words ?? `${entries.length} entries`} of ${name}`;
}

/**
 * Describes entries that fill whole rows or columns: `row 1`, `columns 1, 3`, `all`. Undefined for other
 * entries.
 */
export function placeWords(shape: readonly number[], entries: readonly number[]): string | undefined {
  const size = shape.reduce((product, length) => product * length, 1);
  if (entries.length === size) return "all";
  const [rows = 0, columns = 0] = shape;
  if (shape.length !== 2) return undefined;
  const [inRows, inColumns] = [new Set<number>(), new Set<number>()];
  for (const entry of entries) {
    inRows.add(Math.floor(entry / columns));
    inColumns.add(entry % columns);
  }
  if (entries.length !== inRows.size * inColumns.size) return undefined;
  if (inColumns.size === columns) return counted("row", inRows);
  return inRows.size === rows ? counted("column", inColumns) : undefined;
}

/** Returns the name of an entry, such as `X₁₂`, or `(v₁)₁₂` if the name already has a subscript. */
function entryText(name: string, shape: readonly number[], entry: number): string {
  const indices = indicesOf(shape, entry);
  const index = indices.join(indices.some((position) => position > 9) ? "," : "");
  const lowered = [...index].map((digit) => SUBSCRIPTS[Number(digit)] ?? digit).join("");
  return /[₀-₉]/.test(name) ? `(${name})${lowered}` : `${name}${lowered}`;
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

function counted(word: string, indices: ReadonlySet<number>): string {
  const list = [...indices].map((index) => index + 1).join(", ");
  return `${word}${indices.size > 1 ? "s" : ""} ${list}`;
}
