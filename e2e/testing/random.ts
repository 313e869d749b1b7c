/** A stream of random numbers, and choices drawn from it. */
export interface Random {
  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  number(): number;
  /** Returns one of the options. */
  one<T>(options: readonly T[]): T;
  /** Returns all options in random order, in which those with high weights tend to come early. */
  order<T extends { readonly weight: number }>(options: readonly T[]): T[];
}

/**
 * Returns the random numbers of an event. They depend only on the seed and the event's number, so that a
 * replay can leave out events without changing the others.
 */
export function randomOf(seed: number, event: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(event + 1, 0x85ebca6b);
  // SplitMix, 32 bits wide.
  function number(): number {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }
  return {
    number,
    one<T>(options: readonly T[]): T {
      if (options.length === 0) throw new RangeError("random: there is nothing to choose from");
      return options[Math.floor(number() * options.length)] as T;
    },
    order: (options) =>
      options
        .map((option) => ({ option, rank: -Math.log(1 - number()) / option.weight }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ option }) => option),
  };
}
