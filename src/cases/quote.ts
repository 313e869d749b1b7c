import { numberText } from "./parameters/parse-number.ts";

const LONGEST = 40;

/**
 * Text from outside as a message may show it: in quotation marks, cut to 40 characters, and with
 * what is invisible or turns the direction of writing replaced.
 */
export function quote(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `"${short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD")}"`;
}

/** Deeper than any parameter's value: what a message does not need to show. */
const DEEPEST = 4;

/**
 * A value from outside as text: numbers and nested arrays as they are written in code, with NaN and −0. However
 * large an array is, no more of it is looked at than `quote` shows.
 */
export function textOf(value: unknown, depth = 0): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint" && BigInt.asIntN(64, value) !== value) return "[object BigInt]";
  if (typeof value !== "object" || value === null) return String(value);
  if (!Array.isArray(value)) return Object.prototype.toString.call(value);
  if (depth === DEEPEST) return "[…]";
  let text = "";
  for (let i = 0; i < value.length; i++) {
    if (i > 0) text += ",";
    if (text.length > LONGEST) return `[${text}…]`;
    text += textOf(value[i], depth + 1);
  }
  return `[${text}]`;
}
