/**
 * The name that was probably meant: the same but for case, or the nearest that takes at most one
 * edit (a letter added, lost or changed) for every three of its letters, or one if it has two letters.
 * Undefined if nothing is near.
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

/** The Levenshtein distance, one row of the table at a time. */
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
