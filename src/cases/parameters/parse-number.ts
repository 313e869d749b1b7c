import type { Read } from "./parameter.ts";

// No character can be matched in two ways, so the time is linear in the length.
const DECIMAL = /^[ \t]*([+\-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+\-−]?\d+)?)[ \t]*$/u;

/**
 * Reads a decimal number as people write it, and nothing else: no hexadecimal, no empty text, no
 * decimal comma, nothing that would overflow to ∞ or vanish to 0. The typographic minus is accepted.
 */
export function parseNumber(text: string): Read<number> {
  if (/^[ \t]*$/.test(text)) return { problem: "it is empty" };
  const number = DECIMAL.exec(text)?.[1];
  if (number === undefined) return { problem: "it is not a decimal number such as 1.5 or -2e3" };
  const value = Number(number.replaceAll("−", "-"));
  if (!Number.isFinite(value)) return { problem: "it is larger than the largest number, about 1.8e308" };
  const [mantissa = ""] = number.split(/e/i);
  if (value === 0 && /[1-9]/.test(mantissa))
    return { problem: "it is smaller than the smallest number, about 5e-324" };
  return { value };
}

/** A number as links and fields write it: every digit, and the sign of −0. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
