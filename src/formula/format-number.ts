/**
 * Formats a number for people: four decimals, or an exponent where four decimals would hide the number. At
 * most nine characters, so that a node keeps its width. The minus is U+2212; 0 has none.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const text = formatSize(Math.abs(value));
  return value < 0 ? `−${text}` : text;
}

/** Returns the shortest text that parses to exactly this number, with U+2212 for the minus; 0 has none. */
export function formatExactly(value: number): string {
  return String(value).replaceAll("-", "−").replace("Infinity", "∞");
}

function formatSize(size: number): string {
  // Round first, so that 99999.999 is written as 1e5 and 0.00099999 as 0.001.
  const rounded = Number(size.toPrecision(size < 1 ? 3 : 7));
  return size !== 0 && (rounded < 1e-3 || rounded >= 1e5) ? exponential(size) : trimmed(size);
}

function trimmed(size: number): string {
  const fixed = size.toFixed(size >= 1000 ? 2 : 4);
  return fixed.replace(/\.?0+$/, "");
}

function exponential(size: number): string {
  // A minus, three digits of exponent and its minus leave room for one decimal.
  const [digits = "", exponent = ""] = size.toExponential(size < 1e-99 ? 1 : 2).split("e");
  return `${digits.replace(/\.?0+$/, "")}e${exponent.replace("+", "").replace("-", "−")}`;
}
