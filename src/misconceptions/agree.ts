/** The number of significant digits of an answer that count. */
const DIGITS = 3;

/** What counts as 0: more than the rounding of an expression such as sin(pi). */
const ZERO = 1e-12;

/** The powers of ten from 1e−324, which is 0, to 1e308. */
const POWERS = Array.from({ length: 633 }, (_, i) => Number(`1e${i - 324}`));

/** Returns one unit of the last digit that counts, at least the smallest number. */
function unitOf(x: number): number {
  if (x === 0) return ZERO;
  const size = Math.abs(x);
  // Browsers may differ in the last bit of a logarithm.
  let i = Math.floor(Math.log10(size)) + 324;
  if ((POWERS[i] ?? 0) > size) i -= 1;
  else if ((POWERS[i + 1] ?? Number.POSITIVE_INFINITY) <= size) i += 1;
  return POWERS[i - (DIGITS - 1)] || Number.MIN_VALUE;
}

/**
 * Returns whether an answer is a number to three significant digits: within half a unit of the third. An answer for 0, ∞
 * or NaN must be the same.
 */
export function agrees(given: number, wanted: number): boolean {
  if (!Number.isFinite(wanted) || !Number.isFinite(given)) return Object.is(given, wanted);
  // The last factor lets a number that ends in 5 be rounded either way.
  return Math.abs(given - wanted) <= 0.5 * unitOf(wanted) * (1 + 1e-9);
}

/**
 * Returns whether two numbers cannot be mistaken for each other: even if one is rounded to three digits, it does not
 * agree with the other.
 */
export function areApart(a: number, b: number): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return !Object.is(a, b);
  return Math.abs(a - b) > Math.max(unitOf(a), unitOf(b)) * (1 + 1e-9);
}
