/** A replacement of a part of a text. `from` and `to` are offsets in the text before all replacements. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Returns small replacements that turn one text into another, in the order of the text, so that a cursor in any other
 * part can stay where it is. Texts with equally many lines are compared line by line. Line ends are `\n`.
 */
export function textChanges(before: string, after: string): TextChange[] {
  const [old, next] = [before.split("\n"), after.split("\n")];
  if (old.length !== next.length) return partChange(before, after, 0);
  const changes: TextChange[] = [];
  let start = 0;
  for (const [i, line] of old.entries()) {
    changes.push(...partChange(line, next[i] ?? "", start));
    start += line.length + 1;
  }
  return changes;
}

/** Returns the replacement of all between the common start and the common end, or nothing for equal parts. */
function partChange(before: string, after: string, start: number): TextChange[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [
    { from: start + head, to: start + before.length - tail, insert: after.slice(head, after.length - tail) },
  ];
}

/** A number with its sign, but not the digits of a name. */
const NUMBER = /(?:(?<=[([,=:]\s*)[-+])?(?<![\w.])(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?/g;

/** Returns whether two programs are the same up to their numbers, as before and after a slider is moved. */
export function onlyNumbersDiffer(before: string, after: string): boolean {
  return before.replaceAll(NUMBER, "0") === after.replaceAll(NUMBER, "0");
}
