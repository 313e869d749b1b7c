/**
 * Returns the name that `given` probably means: the nearest by edit distance, ignoring case. A name allows
 * one edit (a letter inserted, deleted or changed) per three letters, and a name of two letters one edit.
 * Undefined if no name is near.
 */
export function closest(given: string, names: readonly string[]): string | undefined {
  let best: { name: string; edits: number } | undefined;
  for (const name of names) {
    const allowed = name.length === 2 ? 1 : Math.floor(name.length / 3);
    if (Math.abs(given.length - name.length) > allowed) continue;
    const edits = editsBetween(given.toLowerCase(), name.toLowerCase());
    if (edits <= allowed && (best === undefined || edits < best.edits)) best = { name, edits };
  }
  return best?.name;
}

/** Returns the Levenshtein distance, computed one row of the table at a time. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const [left = 0, above = 0, diagonal = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, diagonal + Number(letter !== b[j])));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
