/** Lists of numbers in one array: those of list `i` are from `first[i]` to before `first[i + 1]`. */
export interface Lists {
  readonly first: Int32Array;
  readonly items: Int32Array;
}

/**
 * Groups indices by keys from 0 to `count` − 1, in order; each of several arrays may have its own keys. Leaves out
 * indices whose key is −1.
 */
export function groupBy(count: number, ...keys: readonly Int32Array[]): Lists {
  const first = new Int32Array(count + 1);
  for (const own of keys) {
    for (const key of own) if (key >= 0) first[key + 1] = (first[key + 1] as number) + 1;
  }
  for (let i = 0; i < count; i++) first[i + 1] = (first[i + 1] as number) + (first[i] as number);
  const next = first.slice();
  const items = new Int32Array(first[count] as number);
  for (const own of keys) {
    for (let i = 0; i < own.length; i++) {
      const key = own[i] as number;
      if (key < 0) continue;
      const place = next[key] as number;
      items[place] = i;
      next[key] = place + 1;
    }
  }
  return { first, items };
}

/** Returns list `i`, without a copy. */
export function listAt({ first, items }: Lists, i: number): Int32Array {
  return items.subarray(first[i], first[i + 1]);
}
