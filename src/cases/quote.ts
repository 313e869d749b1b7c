const LONGEST = 40;

/**
 * Text from outside as a message may show it: in quotation marks, cut to 40 characters, and with
 * what is invisible or turns the direction of writing replaced.
 */
export function quote(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `"${short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD")}"`;
}
