/** A number that was read, or why it could not be. */
export type ReadNumber = { readonly value: number } | { readonly problem: string };

const DECIMAL = /^[+\-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?$/u;

/**
 * Reads a decimal number as people write it, and nothing else: no hexadecimal, no empty text, no
 * decimal comma, nothing that would overflow to ∞ or vanish to 0. The typographic minus is accepted.
 */
export function parseNumber(text: string): ReadNumber {
  const trimmed = text.replace(/^[ \t]+|[ \t]+$/g, "");
  if (trimmed === "") return { problem: "it is empty" };
  if (!DECIMAL.test(trimmed)) return { problem: "it is not a decimal number such as 1.5 or -2e3" };
  const value = Number(trimmed.replaceAll("−", "-"));
  if (!Number.isFinite(value)) return { problem: "it is larger than the largest number, about 1.8e308" };
  const [mantissa = ""] = trimmed.split(/e/i);
  if (value === 0 && /[1-9]/.test(mantissa))
    return { problem: "it is smaller than the smallest number, about 5e-324" };
  return { value };
}
