/** The largest text of a program in a link, a file or a message, in bytes of UTF-8. */
export const MOST_BYTES = 65_536;

/** Returns whether a program's text is larger than `MOST_BYTES`. */
export function isTooLarge(text: string): boolean {
  return text.length > MOST_BYTES || new TextEncoder().encode(text).length > MOST_BYTES;
}
