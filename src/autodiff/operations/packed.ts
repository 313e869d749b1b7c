/**
 * Packs a code per number, `width` bits each, and returns a function that reads the codes by position. The
 * returned function captures only the packed bytes, not the numbers.
 *
 * @param codeOf returns a whole number below 2 to the power of `width`
 */
export function packed(
  numbers: Float64Array,
  width: 1 | 2,
  codeOf: (x: number) => number,
): (i: number) => number {
  const bytes = new Uint8Array(Math.ceil((numbers.length * width) / 8));
  for (const [i, x] of numbers.entries()) {
    const bit = i * width;
    bytes[bit >> 3] = (bytes[bit >> 3] as number) | (codeOf(x) << (bit & 7));
  }
  return (i) => ((bytes[(i * width) >> 3] as number) >> ((i * width) & 7)) & (2 ** width - 1);
}
