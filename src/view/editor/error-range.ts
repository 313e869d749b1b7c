/** A word, a space, or another character. */
const PART = /[\p{ID_Continue}]+|\s+|./suy;

/**
 * Returns the part of a line to underline for an error: the word or the character at the error's column. An error after
 * the end, where something is missing, is at the last character. Empty for a line without text.
 *
 * @param line the text of the line
 * @param column from 1, in UTF-16 units
 * @returns offsets in the line
 */
export function errorRange(line: string, column: number): { readonly from: number; readonly to: number } {
  const end = line.trimEnd().length;
  if (end === 0) return { from: 0, to: 0 };
  PART.lastIndex = Math.min(Math.max(column - 1, 0), end - 1);
  const part = PART.exec(line);
  // The index is before the column if the column is inside a character of two units.
  return part === null ? { from: 0, to: 0 } : { from: part.index, to: part.index + part[0].length };
}
