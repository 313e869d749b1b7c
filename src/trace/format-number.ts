/**
 * A number as people read it: four decimals, or an exponent where those would hide it. At most
 * nine characters, so that a node keeps its width. The minus is U+2212.
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const text = size !== 0 && (size < 1e-3 || size >= 1e5) ? exponential(size) : trimmed(size);
  return value < 0 || Object.is(value, -0) ? `−${text}` : text;
}

/** The shortest text that reads back as exactly this number, with U+2212 for the minus. */
export function formatExactly(value: number): string {
  return Object.is(value, -0) ? "−0" : String(value).replaceAll("-", "−").replace("Infinity", "∞");
}

function trimmed(size: number): string {
  const fixed = size.toFixed(size >= 1000 ? 2 : 4);
  return fixed.replace(/\.?0+$/, "");
}

function exponential(size: number): string {
  const [digits = "", exponent = ""] = size.toExponential(2).split("e");
  return `${digits.replace(/\.?0+$/, "")}e${exponent.replace("+", "").replace("-", "−")}`;
}

/** The same number in TeX; negative numbers in parentheses, so that they can stand in a product. */
export function texNumber(value: number): string {
  const text = formatNumber(value)
    .replaceAll("−", "-")
    .replace("∞", "\\infty")
    .replace("NaN", "\\mathrm{NaN}");
  const [digits, exponent] = text.split("e");
  const tex = exponent === undefined ? text : `${digits}\\cdot 10^{${exponent}}`;
  return tex.startsWith("-") ? `(${tex})` : tex;
}
