import { numberText } from "../cases/parameters/parse-number.ts";

/** A sweep that states no seed: `y.backward()` as a statement of its own. */
const UNSEEDED = /^([^\S\n]*[\p{L}_][\p{L}\p{N}_]*\.backward\()[^\S\n]*(\)[^\S\n]*(?:#[^\n]*)?)$/gmu;
const ANY_SWEEP = /\bbackward\s*\(/g;

/**
 * Returns the text of a program whose only sweep, `y.backward()`, is given a seed: `y.backward(2.5)`; the same text if the
 * program states a seed, has several sweeps, or has none.
 */
export function withSeed(text: string, seed: number): string {
  const isOnly = text.match(ANY_SWEEP)?.length === 1 && text.match(UNSEEDED)?.length === 1;
  return isOnly ? text.replace(UNSEEDED, (_, call, end) => `${call}${numberText(seed)}${end}`) : text;
}
