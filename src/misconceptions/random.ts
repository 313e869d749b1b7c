/** A source of random numbers that is the same in all browsers. */
export interface Random {
  /** Returns a whole number from 0 to `count` − 1. */
  below(count: number): number;
  /** Returns one of some items. */
  pick<T>(items: readonly T[]): T;
}

/**
 * Creates the random numbers of a seed: a counter whose bits are mixed, by 32-bit integers only ("Mulberry32" by Tommy
 * Ettinger, in the public domain).
 */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  function below(count: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * count);
  }
  return { below, pick: (items) => items[below(items.length)] as never };
}
