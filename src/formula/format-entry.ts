import { formatExactly } from "./format-number.ts";

const LONGEST = 6;
const DIGITS = [3, 2, 1];

/**
 * Formats an entry of a matrix: three significant digits, fewer where six characters leave no room, and whole
 * numbers below 100,000 in full. The minus is U+2212. Only a negative number closer to 0 than 1e−99 takes
 * seven characters.
 */
export function formatEntry(value: number): string {
  if (!Number.isFinite(value)) return formatExactly(value);
  const [sign, size] = value < 0 ? ["−", -value] : ["", Math.abs(value)];
  const texts = DIGITS.map((digits) => sign + sizeText(size, digits));
  return texts.find((text) => text.length <= LONGEST) ?? texts.at(-1) ?? "";
}

function sizeText(size: number, digits: number): string {
  if (size === 0) return "0";
  // Round first, so that 0.0009999 is written as 0.001 and 99999.9 as 1e5.
  const rounded = Math.abs(Number(size < 1000 ? size.toPrecision(digits) : size.toFixed(0)));
  if (rounded >= 1e-3 && rounded < 1e5) return String(rounded);
  const [mantissa = "", exponent = ""] = size.toExponential(digits - 1).split("e");
  return `${trimmed(mantissa)}e${exponent.replace("+", "").replace("-", "−")}`;
}

function trimmed(decimals: string): string {
  return decimals.includes(".") ? decimals.replace(/\.?0+$/, "") : decimals;
}
