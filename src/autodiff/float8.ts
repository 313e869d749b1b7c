import { observe, watcher } from "./observe.ts";
import type { Value } from "./value.ts";

/** The number of bits after the leading bit. */
const FRACTION = 3;
/** The exponent of the smallest number with a leading bit; smaller numbers have fewer bits. */
const LEAST_EXPONENT = -6;
/** What is larger rounds to a number that the format does not have. */
const LARGEST = 464;

/**
 * Runs a program with the result of every operation rounded to 8 bits, as mixed precision does (Micikevicius et
 * al., "FP8 Formats for Deep Learning", arXiv 2209.05433). Leaves keep their values.
 *
 * @returns the program's return value
 */
export function inFloat8<T>(program: () => T): T {
  const outer = watcher;
  return observe(
    {
      ...outer,
      evaluated(node, operands) {
        if (operands.length > 0) node.value = rounded(node.value);
        outer?.evaluated?.(node, operands);
      },
    },
    program,
  );
}

/**
 * Rounds to the nearest number of the format E4M3, which has 4 significant bits; of two, to the one with an even
 * last bit. The largest is 448; NaN above, as the format has no infinities.
 */
export function toFloat8(x: number): number {
  const size = Math.abs(x);
  if (size === 0) return x;
  if (!(size <= LARGEST)) return Number.NaN;
  const unit = 2 ** (Math.max(Math.floor(Math.log2(size)), LEAST_EXPONENT) - FRACTION);
  const below = Math.floor(size / unit);
  const rest = size / unit - below;
  const isUp = rest > 0.5 || (rest === 0.5 && below % 2 === 1);
  return Math.sign(x) * (below + Number(isUp)) * unit;
}

function rounded(value: Value): Value {
  return typeof value === "number" ? toFloat8(value) : { shape: value.shape, data: value.data.map(toFloat8) };
}
