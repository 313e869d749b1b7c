/** Whether a text has letters that are two UTF-16 units. */
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/;

/** Returns the number of letters as Python counts them. */
export function codePoints(text: string): number {
  if (!PAIRS.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Returns the letters of a text as Python counts them: an array only where it must be. */
export function letters(text: string): string | readonly string[] {
  return PAIRS.test(text) ? [...text] : text;
}
