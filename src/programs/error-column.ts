/**
 * Returns the column of an error in its line: of the name that the message quotes last, if the statement has it, such as
 * `w` in "name 'w' is not defined"; else of the statement.
 *
 * @param line the text of the line
 * @param column where the statement begins, from 1
 */
export function errorColumn(line: string, column: number, message: string): number {
  const name = [...message.matchAll(/'([\p{L}_][\p{L}\p{N}_]*)'/gu)].at(-1)?.[1];
  if (name === undefined) return column;
  const found = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, "u").exec(
    line.slice(column - 1),
  );
  return found === null ? column : column + found.index;
}
