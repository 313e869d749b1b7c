import { numberText } from "./parameters/parse-number.ts";

const LONGEST = 40;

/**
 * Quotes untrusted text for a message: cut to 40 UTF-16 units, with invisible characters, and those that turn
 * the direction of writing, replaced by U+FFFD.
 */
export function quote(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `"${short.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD")}"`;
}

/** Nesting depth at which a message stops; no parameter's value is as deep. */
const DEEPEST = 4;

/**
 * Formats an untrusted value: numbers and nested arrays as in code, with NaN and −0. Reads no more of an
 * array than `quote` shows.
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
