/** The decimal digits of a number: 0.d₁d₂d₃… · 10^point. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

/** Returns the fewest digits that give a positive number back. */
export function shortest(x: number): Decimal {
  const [mantissa = "", exponent] = x.toExponential().split("e");
  return { digits: mantissa.replace(".", ""), point: Number(exponent) + 1 };
}

/**
 * Returns a positive number times 10^places as a whole number, rounded half to even from its exact value.
 * The engine's `toFixed` rounds half up, and stops at 100 places.
 */
export function scaled(x: number, places: number): bigint {
  let exponent = Math.max(Math.floor(Math.log2(x)) - 52, -1074);
  let mantissa = x / 2 ** Math.max(exponent, -1000);
  if (exponent < -1000) mantissa /= 2 ** (exponent + 1000);
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  let top = BigInt(mantissa);
  let bottom = 1n;
  if (places > 0) top *= 10n ** BigInt(places);
  else bottom *= 10n ** BigInt(-places);
  if (exponent > 0) top <<= BigInt(exponent);
  else bottom <<= BigInt(-exponent);
  const quotient = top / bottom;
  const twice = 2n * (top % bottom);
  return twice > bottom || (twice === bottom && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** Returns `x` with a number of places after the point; `x` is not negative. */
export function fixed(x: number, places: number): string {
  const digits = x === 0 ? "0" : String(scaled(x, places));
  const padded = digits.padStart(places + 1, "0");
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** Returns a number of significant digits of `x`, which is not negative. */
export function significant(x: number, count: number): Decimal {
  if (x === 0) return { digits: "0".repeat(count), point: 1 };
  let { point } = shortest(x);
  let digits = String(scaled(x, count - point));
  if (digits.length < count) {
    // The fewest digits that give the number back can round it up to a power of ten: 9.88e-324 to 1e-323.
    point--;
    digits = String(scaled(x, count - point));
  }
  if (digits.length > count) {
    point++;
    digits = digits.slice(0, count);
  }
  return { digits, point };
}

function exponentText(exponent: number): string {
  return `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** Returns digits with one before the point, and an exponent: `1.5e+20`. */
export function exponential({ digits, point }: Decimal): string {
  const rest = digits.slice(1);
  return `${digits[0]}${rest ? `.${rest}` : ""}e${exponentText(point - 1)}`;
}

/** Returns digits without an exponent. */
export function positional({ digits, point }: Decimal): string {
  if (point <= 0) return `0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Returns `repr(x)` of a float. */
export function floatText(x: number): string {
  if (Number.isNaN(x)) return "nan";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  if (!Number.isFinite(x)) return `${sign}inf`;
  if (x === 0) return `${sign}0.0`;
  const decimal = shortest(Math.abs(x));
  if (decimal.point > 16 || decimal.point < -3) return sign + exponential(decimal);
  const text = positional(decimal);
  return sign + (text.includes(".") ? text : `${text}.0`);
}
