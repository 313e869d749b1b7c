import { error, typeError, valueError } from "./exceptions.ts";
import type { Value } from "./object.ts";
import { PyFloat } from "./values.ts";
import { charge, LimitReached } from "./vm.ts";

/** An int: a number while it is safe. */
export type Int = number | bigint;

/** Larger integers end the run. */
const MAX_BITS = 2 ** 21;

/** Returns an int in its one form. */
export function int(value: bigint): Int {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** Returns the int of a float without a fraction. */
export function intOf(value: number): Int {
  return Number.isSafeInteger(value) ? value + 0 : BigInt(value);
}

export function bitLength(value: Int): number {
  if (typeof value === "number") {
    const size = Math.abs(value);
    return size < 2 ** 31 ? 32 - Math.clz32(size) : 32 + 32 - Math.clz32(Math.floor(size / 2 ** 32));
  }
  const hex = (value < 0n ? -value : value).toString(16);
  return (hex.length - 1) * 4 + 32 - Math.clz32(Number.parseInt(hex[0] as string, 16));
}

function checkBits(bits: number): void {
  if (bits > MAX_BITS) {
    throw new LimitReached(
      "memory",
      `an integer of the program has more than ${MAX_BITS.toLocaleString("en")} bits`,
    );
  }
  if (bits > 2048) charge(bits / 256);
}

export function add(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const sum = BigInt(a) + BigInt(b);
  return int(sum);
}

export function subtract(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return int(BigInt(a) - BigInt(b));
}

export function multiply(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    // Never −0.
    if (Number.isSafeInteger(product)) return product + 0;
  } else {
    const [m, n] = [bitLength(a), bitLength(b)];
    checkBits(m + n);
    if (m + n > 4096) charge(Math.min(m, n) * Math.max(m, n) ** 0.6 * 1e-4);
  }
  return int(BigInt(a) * BigInt(b));
}

export function floorDivide(a: Int, b: Int): Int {
  if (typeof a === "number" && typeof b === "number") {
    if (b === 0) throw error("ZeroDivisionError", "integer division or modulo by zero");
    const rest = a % b;
    const quotient = (a - rest) / b;
    return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
  }
  return divmodBig(BigInt(a), BigInt(b))[0];
}

export function modulo(a: Int, b: Int): Int {
  const message = "integer modulo by zero";
  if (typeof a === "number" && typeof b === "number") {
    if (b === 0) throw error("ZeroDivisionError", message);
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  if (Number(b) === 0) throw error("ZeroDivisionError", message);
  return divmodBig(BigInt(a), BigInt(b))[1];
}

function divmodBig(a: bigint, b: bigint): [Int, Int] {
  if (b === 0n) throw error("ZeroDivisionError", "integer division or modulo by zero");
  charge(bitLength(a) ** 1.5 * 1e-4);
  let quotient = a / b;
  let rest = a % b;
  if (rest !== 0n && rest < 0n !== b < 0n) {
    quotient -= 1n;
    rest += b;
  }
  return [int(quotient), int(rest)];
}

/** `a / b` of ints, rounded correctly. */
export function trueDivide(a: Int, b: Int): number {
  if (typeof a === "number" && typeof b === "number") {
    if (b === 0) throw error("ZeroDivisionError", "division by zero");
    return a / b;
  }
  const [m, n] = [BigInt(a), BigInt(b)];
  if (n === 0n) throw error("ZeroDivisionError", "division by zero");
  const shift = 70 - bitLength(a) + bitLength(b);
  const [up, down] = shift > 0 ? [BigInt(shift), 0n] : [0n, BigInt(-shift)];
  const [top, bottom] = [(m < 0n ? -m : m) << up, (n < 0n ? -n : n) << down];
  let quotient = top / bottom;
  if (top % bottom !== 0n) quotient |= 1n;
  const result = scale(Number(quotient), -shift);
  if (!Number.isFinite(result)) throw error("OverflowError", "integer division result too large for a float");
  return m < 0n !== n < 0n ? -result : result;
}

/** `x · 2^power`, without overflow in between. */
export function scale(x: number, power: number): number {
  let result = x;
  let rest = power;
  for (; rest > 1000; rest -= 1000) result *= 2 ** 1000;
  for (; rest < -1000; rest += 1000) result *= 2 ** -1000;
  return result * 2 ** rest;
}

/** @throws OverflowError for an int beyond the floats */
export function toFloat(value: Int | boolean): number {
  const result = Number(value);
  if (!Number.isFinite(result)) throw error("OverflowError", "int too large to convert to float");
  return result;
}

/** `base ** exponent` of ints with an exponent of at least 0. */
export function intPower(base: Int, exponent: Int): Int {
  const size = bitLength(base);
  if (size > 1) checkBits((size - 1) * Number(exponent));
  if (typeof exponent === "number") {
    let result = 1;
    let square = Number(base);
    let rest = exponent;
    while (rest > 0 && Number.isSafeInteger(result) && (rest === 1 || Number.isSafeInteger(square))) {
      if (rest % 2 === 1) result *= square;
      rest = Math.floor(rest / 2);
      if (rest > 0) square *= square;
    }
    if (rest === 0 && Number.isSafeInteger(result)) return result + 0;
  }
  if (size <= 1) return base === -1 && BigInt(exponent) % 2n === 1n ? -1 : Number(base) ** 2;
  return int(BigInt(base) ** BigInt(exponent));
}

/** `pow(base, exponent, modulus)`. */
export function powerModulo(base: Int, exponent: Int, modulus: Int): Int {
  let m = BigInt(modulus);
  if (m === 0n) throw valueError("pow() 3rd argument cannot be 0");
  let e = BigInt(exponent);
  let b = BigInt(base);
  if (e < 0n) {
    b = inverse(((b % m) + m) % m, m < 0n ? -m : m);
    e = -e;
  }
  const negative = m < 0n;
  if (negative) m = -m;
  b = ((b % m) + m) % m;
  let result = 1n % m;
  const cost = bitLength(m) ** 1.6 * 1e-3;
  for (; e > 0n; e >>= 1n) {
    charge(1 + cost);
    if (e & 1n) result = (result * b) % m;
    b = (b * b) % m;
  }
  return int(negative && result !== 0n ? result - m : result);
}

function inverse(a: bigint, m: bigint): bigint {
  let [r, nextR, t, nextT] = [m, a, 0n, 1n];
  while (nextR !== 0n) {
    const q = r / nextR;
    [r, nextR, t, nextT] = [nextR, r - q * nextR, nextT, t - q * nextT];
  }
  if (r !== 1n) throw valueError("base is not invertible for the given modulus");
  return ((t % m) + m) % m;
}

export function floatFloorDivide(a: number, b: number): number {
  if (b === 0) throw error("ZeroDivisionError", "float floor division by zero");
  const rest = floatModulo(a, b);
  const quotient = (a - rest) / b;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

export function floatModulo(a: number, b: number): number {
  if (b === 0) throw error("ZeroDivisionError", "float modulo");
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** `base ** exponent` of floats. */
export function floatPower(base: number, exponent: number): PyFloat {
  if (base === 0 && exponent < 0) {
    throw error("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  }
  if (base === 1 || exponent === 0) return new PyFloat(1);
  if (base === -1 && !Number.isFinite(exponent) && !Number.isNaN(exponent)) return new PyFloat(1);
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    throw valueError(
      "a negative number to a fractional power is complex, and complex numbers are not supported here",
    );
  }
  const result = power(base, exponent);
  if (!Number.isFinite(result) && Number.isFinite(base) && Number.isFinite(exponent)) {
    throw error("OverflowError", 34, "Numerical result out of range");
  }
  return new PyFloat(result);
}

/**
 * The engine's `**` can be off by a unit in the last place. For whole exponents, the product is kept in two numbers,
 * which gives the digits of CPython.
 */
function power(base: number, exponent: number): number {
  if (exponent === 0.5 && base > 0) return Math.sqrt(base);
  const count = Math.abs(exponent);
  const result = base ** exponent;
  if (!Number.isInteger(exponent) || count > 512) return result;
  if (!(Math.abs(result) > 1e-250 && Math.abs(result) < 1e250)) return result;
  if (exponent === -1) return 1 / base;
  let [high, low] = [1, 0];
  let [squareHigh, squareLow] = [base, 0];
  for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) [high, low] = product(high, low, squareHigh, squareLow);
    if (rest > 1) [squareHigh, squareLow] = product(squareHigh, squareLow, squareHigh, squareLow);
  }
  if (exponent > 0) return high + low;
  // 1 / (high + low), with one step of Newton's iteration for the rest.
  const first = 1 / high;
  const [p, q] = product(first, 0, high, low);
  return first + first * (1 - p - q);
}

function product(a: number, aLow: number, b: number, bLow: number): [number, number] {
  const p = a * b;
  const [a1, a2] = split(a);
  const [b1, b2] = split(b);
  const rest = a1 * b1 - p + a1 * b2 + a2 * b1 + a2 * b2 + (a * bLow + aLow * b);
  const high = p + rest;
  return [high, p - high + rest];
}

function split(a: number): [number, number] {
  const c = 134217729 * a;
  const high = c - (c - a);
  return [high, a - high];
}

export function shiftLeft(a: Int, b: Int): Int {
  if (b < 0) throw valueError("negative shift count");
  if (a === 0) return 0;
  checkBits(bitLength(a) + Number(b));
  return int(BigInt(a) << BigInt(b));
}

export function shiftRight(a: Int, b: Int): Int {
  if (b < 0) throw valueError("negative shift count");
  if (b > MAX_BITS) return a < 0 ? -1 : 0;
  return int(BigInt(a) >> BigInt(b));
}

/** `-1`, `0` or `1` for an int and a float that is not NaN, exactly. */
export function compareIntFloat(a: Int, b: number): number {
  if (typeof a === "number" || !Number.isFinite(b)) return a < b ? -1 : a > b ? 1 : 0;
  const floor = BigInt(Math.floor(b));
  if (a !== floor) return a < floor ? -1 : 1;
  return Math.floor(b) < b ? -1 : 0;
}

/**
 * Returns a value as an int that can be an index.
 *
 * @throws TypeError with CPython's message
 */
export function toIndex(value: Value | undefined): Int {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  throw typeError("an integer is required");
}
