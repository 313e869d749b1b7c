import { callSpecial } from "../calls.ts";
import { error, typeError, valueError } from "../exceptions.ts";
import { fixed, floatText } from "../float-text.ts";
import type { Bodies } from "../native.ts";
import { bitLength, type Int, int, intOf, toFloat } from "../numbers.ts";
import { isInt, type Keywords, typeOf, type Value } from "../object.ts";
import { repr } from "../represent.ts";
import { PyFloat, PyTuple } from "../values.ts";

/** `int(value, base)`. */
export function toInt(value: Value | undefined, base: Value | undefined): Int {
  if (value === undefined) return 0;
  if (typeof value === "string") return parseInteger(value, base);
  if (base !== undefined) throw typeError("int() can't convert non-string with explicit base");
  if (isInt(value)) return typeof value === "boolean" ? Number(value) : value;
  if (value instanceof PyFloat) return truncated(value.value);
  for (const name of ["__int__", "__index__", "__trunc__"]) {
    const found = callSpecial(value, name);
    if (found !== undefined && isInt(found)) return typeof found === "boolean" ? Number(found) : found;
  }
  throw typeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeOf(value).name}'`,
  );
}

/** Returns a float without its fraction as an int. */
export function truncated(x: number): Int {
  if (Number.isNaN(x)) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw error("OverflowError", "cannot convert float infinity to integer");
  return intOf(Math.trunc(x));
}

function parseInteger(text: string, base: Value | undefined): Int {
  const radix = base === undefined ? 10 : Number(base);
  if (radix !== 0 && (radix < 2 || radix > 36)) throw valueError("int() base must be >= 2 and <= 36, or 0");
  const fail = () => valueError(`invalid literal for int() with base ${radix}: ${repr(text).slice(0, 200)}`);
  const found = /^\s*([+-]?)(0[xX]_?|0[oO]_?|0[bB]_?)?([\da-zA-Z]+(?:_[\da-zA-Z]+)*)\s*$/.exec(text);
  const prefixes = { "0x": 16, "0o": 8, "0b": 2 };
  let digits = found?.[3]?.replaceAll("_", "") ?? "";
  const prefix = found?.[2]?.toLowerCase().slice(0, 2) as keyof typeof prefixes | undefined;
  let own = radix;
  if (prefix) {
    if (radix === 0 || radix === prefixes[prefix]) own = prefixes[prefix];
    else digits = prefix + digits;
  } else if (radix === 0) own = 10;
  if (!found || [...digits].some((digit) => Number.isNaN(Number.parseInt(digit, own)))) throw fail();
  if (own === 10 && digits.length > 4300) {
    throw valueError(
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${digits.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  }
  let result = 0n;
  if (own === 10) result = BigInt(digits);
  else for (const digit of digits) result = result * BigInt(own) + BigInt(Number.parseInt(digit, own));
  return int(found[1] === "-" ? -result : result);
}

/** `float(value)`. */
export function toFloatValue(value: Value | undefined): PyFloat {
  if (value === undefined) return new PyFloat(0);
  if (value instanceof PyFloat) return value;
  if (isInt(value)) return new PyFloat(toFloat(value));
  if (typeof value === "string") return new PyFloat(parseFloatText(value));
  const found = callSpecial(value, "__float__");
  if (found instanceof PyFloat) return found;
  if (found !== undefined) {
    throw typeError(`${typeOf(value).name}.__float__ returned non-float (type ${typeOf(found).name})`);
  }
  throw typeError(`float() argument must be a string or a real number, not '${typeOf(value).name}'`);
}

function parseFloatText(text: string): number {
  const trimmed = text.trim().toLowerCase();
  const special = /^([+-]?)(inf|infinity|nan)$/.exec(trimmed);
  if (special) return special[2] === "nan" ? Number.NaN : special[1] === "-" ? -1 / 0 : 1 / 0;
  if (/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+)?$/.test(trimmed)) {
    return Number(trimmed.replaceAll("_", ""));
  }
  throw valueError(`could not convert string to float: ${repr(text)}`);
}

/** `round(value, digits)` of built-in numbers. */
export function round(value: Int | PyFloat, digits: number | undefined): Value {
  if (value instanceof PyFloat) {
    const x = value.value;
    if (digits === undefined) return roundHalfEven(x);
    if (!Number.isFinite(x) || x === 0 || digits > 330) return value;
    if (digits < -330) return new PyFloat(x < 0 ? -0 : 0);
    if (digits >= 0) return new PyFloat(Math.sign(x) * Number(fixed(Math.abs(x), digits)));
    const unit = 10 ** -digits;
    const scaled = roundExact(Math.abs(x), unit);
    return new PyFloat(Math.sign(x) * scaled);
  }
  if (digits === undefined || digits >= 0) return value;
  const number = BigInt(value);
  if (-digits > bitLength(value)) return 0;
  const unit = 10n ** BigInt(-digits);
  const rest = ((number % unit) + unit) % unit;
  const down = number - rest;
  const up = rest * 2n > unit || (rest * 2n === unit && (down / unit) % 2n !== 0n);
  return int(up ? down + unit : down);
}

function roundHalfEven(x: number): Int {
  if (Number.isNaN(x)) throw valueError("cannot convert float NaN to integer");
  if (!Number.isFinite(x)) throw error("OverflowError", "cannot convert float infinity to integer");
  const floor = Math.floor(x);
  const rest = x - floor;
  return intOf(rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor);
}

function roundExact(x: number, unit: number): number {
  const whole = BigInt(Math.floor(x));
  const step = BigInt(unit);
  const rest = whole % step;
  const down = whole - rest;
  const twice = rest * 2n;
  const above = twice > step || (twice === step && (x > Math.floor(x) || (down / step) % 2n === 1n));
  return Number(above ? down + step : down);
}

export const intMethods: Bodies = {
  "bit_length 0": (self: Int | boolean) => bitLength(typeof self === "boolean" ? Number(self) : self),
  "bit_count 0": (self: Int | boolean) => BigInt(self).toString(2).replace(/[^1]/g, "").length,
  "__index__ 0": (self: Value) => self,
};

export const floatMethods: Bodies = {
  "is_integer 0": (self: PyFloat) => Number.isInteger(self.value),
  "as_integer_ratio 0": ({ value: x }: PyFloat) => {
    if (!Number.isFinite(x)) {
      throw Number.isNaN(x)
        ? valueError("cannot convert NaN to integer ratio")
        : error("OverflowError", "cannot convert Infinity to integer ratio");
    }
    let [top, bottom] = [x, 1n];
    while (!Number.isInteger(top)) [top, bottom] = [top * 2, bottom * 2n];
    return new PyTuple([intOf(top), int(bottom)]);
  },
  "hex 0": (self: PyFloat) => hex(self.value),
};

function hex(x: number): string {
  if (!Number.isFinite(x)) return floatText(x);
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  let size = Math.abs(x);
  if (size === 0) return `${sign}0x0.0p+0`;
  let exponent = 0;
  while (size >= 2) [size, exponent] = [size / 2, exponent + 1];
  while (size < 1 && exponent > -1022) [size, exponent] = [size * 2, exponent - 1];
  const fraction = (BigInt((size % 1) * 2 ** 52) & (2n ** 52n - 1n)).toString(16).padStart(13, "0");
  return `${sign}0x${Math.floor(size)}.${fraction}p${exponent < 0 ? "-" : "+"}${Math.abs(exponent)}`;
}

/** Refuses keywords of a class that takes none. */
export function noKeywords(name: string, keywords: Keywords | undefined): void {
  if (keywords?.size) throw typeError(`${name}() takes no keyword arguments`);
}
