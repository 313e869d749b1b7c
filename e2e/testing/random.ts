/** A stream of numbers from 0 up to 1, and what is drawn from them. */
export interface Random {
  /** A number from 0 up to 1. */
  number(): number;
  /** One of these. */
  one<T>(options: readonly T[]): T;
  /** All of these in an order in which the heavy tend to come early. */
  order<T extends { readonly weight: number }>(options: readonly T[]): T[];
}

/**
 * The random numbers of one event. They depend on the seed and on the event's number alone, so that
 * events may be left out of a replay and the others stay as they are.
 */
export function randomOf(seed: number, event: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(event + 1, 0x85ebca6b);
  // Splitmix, 32 bits wide.
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
