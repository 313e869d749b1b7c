import { parameterWords } from "../../words/en/parameters.ts";
import type { ParseResult } from "./parameter.ts";

// No character can be matched in two ways, so the time is linear in the length.
const DECIMAL = /^[ \t]*([+\-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+\-−]?\d+)?)[ \t]*$/u;

/**
 * Parses a decimal number. Other notations, empty text, a decimal comma, and numbers that would overflow to ∞
 * or vanish to 0 are problems. The typographic minus is accepted.
 */
export function parseNumber(text: string): ParseResult<number> {
  if (/^[ \t]*$/.test(text)) return { problem: parameterWords.empty };
  const number = DECIMAL.exec(text)?.[1];
  if (number === undefined) return { problem: parameterWords.notDecimal };
  const value = Number(number.replaceAll("−", "-"));
  if (!Number.isFinite(value)) return { problem: parameterWords.tooLarge };
  const [mantissa = ""] = number.split(/e/i);
  if (value === 0 && /[1-9]/.test(mantissa)) return { problem: parameterWords.tooSmall };
  return { value };
}

/**
 * Magnitude from which an exponent is used if the text becomes shorter, so that a narrow field shows the
 * size.
 */
const LARGE = 1e9;

/** Formats a number for links and fields: every digit, and the sign of −0. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  const plain = String(value);
  const scientific = value.toExponential().replace("e+", "e");
  return Math.abs(value) >= LARGE && scientific.length < plain.length ? scientific : plain;
}
