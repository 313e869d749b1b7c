import { callSpecial } from "../calls.ts";
import { error, typeError, valueError } from "../exceptions.ts";
import { toArray } from "../iteration.ts";
import { type Bodies, functions } from "../native.ts";
import { bitLength, floorDivide, type Int, int, multiply, subtract, toFloat } from "../numbers.ts";
import { isInt, typeOf, type Value } from "../object.ts";
import { indexOf } from "../subscripts.ts";
import { truncated } from "../types/numbers.ts";
import { PyFloat, PyTuple } from "../values.ts";
import { charge } from "../vm.ts";

/**
 * Returns a number as a float.
 *
 * @throws TypeError (of Python) for other values
 */
export function real(value: Value): number {
  if (value instanceof PyFloat) return value.value;
  if (isInt(value)) return toFloat(value);
  const found = callSpecial(value, "__float__");
  if (found instanceof PyFloat) return found.value;
  throw typeError(`must be real number, not ${typeOf(value).name}`);
}

/** A function of floats with CPython's errors outside its domain and range. */
function of(compute: (x: number) => number, poles: readonly number[] = []) {
  return (value: Value): PyFloat => {
    const x = real(value);
    const y = compute(x);
    if (Number.isNaN(y) && !Number.isNaN(x)) throw valueError("math domain error");
    if (!Number.isFinite(y) && Number.isFinite(x) && !Number.isNaN(y)) {
      if (poles.includes(x)) throw valueError("math domain error");
      throw error("OverflowError", "math range error");
    }
    return new PyFloat(y);
  };
}

function logarithm(compute: (x: number) => number, perBit: number) {
  return (value: Value): number => {
    if (isInt(value)) {
      const number = typeof value === "boolean" ? Number(value) : value;
      if (number <= 0) throw valueError("math domain error");
      if (typeof number === "bigint") {
        const shift = bitLength(number) - 60;
        return compute(Number(number >> BigInt(shift))) + shift * perBit;
      }
    }
    const x = real(value);
    if (x <= 0) throw valueError("math domain error");
    return compute(x);
  };
}

const log = logarithm(Math.log, Math.LN2);
const log2 = logarithm(Math.log2, 1);
const log10 = logarithm(Math.log10, Math.log10(2));

function integer(value: Value): Int {
  const found = indexOf(value);
  if (found === undefined) {
    throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
  }
  return found;
}

function gcd(values: Value[]): Int {
  let result = 0n;
  for (const value of values) {
    let [a, b] = [result, BigInt(integer(value))];
    if (b < 0n) b = -b;
    const cost = 1 + bitLength(int(b)) / 1000;
    while (b !== 0n) {
      charge(cost);
      [a, b] = [b, a % b];
    }
    result = a;
  }
  return int(result);
}

function factorial(value: Value): Int {
  if (value instanceof PyFloat) throw typeError("'float' object cannot be interpreted as an integer");
  const n = integer(value);
  if (n < 0) throw valueError("factorial() not defined for negative values");
  let result: Int = 1;
  for (let i = 2; i <= n; i++) {
    charge(1);
    result = multiply(result, i);
  }
  return result;
}

function choose(n: Value, k: Value): Int {
  const [all, some] = [integer(n), integer(k)];
  if (all < 0) throw valueError("n must be a non-negative integer");
  if (some < 0) throw valueError("k must be a non-negative integer");
  if (some > all) return 0;
  let result: Int = 1;
  const least = subtract(all, some) < some ? subtract(all, some) : some;
  for (let i = 1; i <= least; i++) {
    charge(1);
    result = floorDivide(multiply(result, subtract(all, i - 1)), i);
  }
  return result;
}

function squareRoot(value: Value): Int {
  const n = BigInt(integer(value));
  if (n < 0n) throw valueError("isqrt() argument must be nonnegative");
  if (n < 2n) return int(n);
  let x = 1n << BigInt((bitLength(int(n)) + 1) >> 1);
  for (;;) {
    charge(4);
    const y = (x + n / x) >> 1n;
    if (y >= x) return int(x);
    x = y;
  }
}

/** Adds floats without a rounding error in between (Shewchuk). */
function exactSum(values: Value): PyFloat {
  const partials: number[] = [];
  for (const value of toArray(values)) {
    let x = real(value);
    let count = 0;
    for (let y of partials) {
      if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
      const high = x + y;
      const low = y - (high - x);
      if (low !== 0) partials[count++] = low;
      x = high;
    }
    partials.length = count;
    partials.push(x);
  }
  let total = partials.pop() ?? 0;
  while (partials.length > 0) {
    const x = total;
    const y = partials.pop() as number;
    total = x + y;
    const low = y - (total - x);
    if (low === 0) continue;
    const next = partials.at(-1) ?? 0;
    if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
      const twice = low * 2;
      if (total + twice - total === twice) total += twice;
    }
    break;
  }
  return new PyFloat(total);
}

function rounding(special: string, compute: (x: number) => number) {
  return (value: Value): Value => {
    if (isInt(value)) return typeof value === "boolean" ? Number(value) : value;
    return callSpecial(value, special) ?? truncated(compute(real(value)));
  };
}

function isClose(
  a: Value,
  b: Value,
  relative: Value = new PyFloat(1e-9),
  absolute: Value = new PyFloat(0),
): boolean {
  const [x, y] = [real(a), real(b)];
  if (x === y) return true;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
  const difference = Math.abs(x - y);
  return difference <= Math.max(real(relative) * Math.max(Math.abs(x), Math.abs(y)), real(absolute));
}

/** The error function, by its series or its continued fraction as in CPython before it used the system's. */
function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 1.5) {
    let [sum, factor] = [0, 25.5];
    for (let i = 0; i < 25; i++) {
      sum = 2 + (x * x * sum) / factor;
      factor -= 1;
    }
    return (sum * x * Math.exp(-x * x)) / Math.sqrt(Math.PI);
  }
  const rest = erfcFraction(size);
  return x > 0 ? 1 - rest : rest - 1;
}

function erfcFraction(x: number): number {
  if (x >= 30) return 0;
  const square = x * x;
  let [a, da] = [0, 0.5];
  let [p, before, q, beforeQ] = [1, 0, da + square, 1];
  for (let i = 0; i < 50; i++) {
    a += da;
    da += 2;
    const b = da + square;
    [p, before] = [b * p - a * before, p];
    [q, beforeQ] = [b * q - a * beforeQ, q];
  }
  return ((p / q) * x * Math.exp(-square)) / Math.sqrt(Math.PI);
}

/** The gamma function by Lanczos' approximation. */
function gamma(x: number): number {
  if (Number.isInteger(x)) {
    if (x <= 0) return Number.NaN;
    let result = 1;
    for (let i = 2; i < Math.min(x, 200); i++) result *= i;
    return result;
  }
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gamma(1 - x));
  const t = x + 6.5;
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * lanczos(x - 1);
}

function lanczos(x: number): number {
  const parts = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  return parts.reduce((sum, part, i) => sum + part / (x + i + 1), 0.9999999999998099);
}

function logGamma(x: number): number {
  if (Number.isInteger(x) && x <= 0) return Number.POSITIVE_INFINITY;
  if (x === 1 || x === 2) return 0;
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  const t = x + 6.5;
  return Math.log(2 * Math.PI) / 2 + (x - 0.5) * Math.log(t) - t + Math.log(lanczos(x - 1));
}

const bodies: Bodies = {
  "sin 1": of(Math.sin),
  "cos 1": of(Math.cos),
  "tan 1": of(Math.tan),
  "asin 1": of(Math.asin),
  "acos 1": of(Math.acos),
  "atan 1": of(Math.atan),
  "sinh 1": of(Math.sinh),
  "cosh 1": of(Math.cosh),
  "tanh 1": of(Math.tanh),
  "asinh 1": of(Math.asinh),
  "acosh 1": of(Math.acosh),
  "atanh 1": of(Math.atanh, [1, -1]),
  "exp 1": of(Math.exp),
  "exp2 1": of((x) => 2 ** x),
  "expm1 1": of(Math.expm1),
  "log1p 1": of(Math.log1p, [-1]),
  "sqrt 1": of(Math.sqrt),
  "cbrt 1": of(Math.cbrt),
  "fabs 1": of(Math.abs),
  "erf 1": of(erf),
  "erfc 1": of((x) => (Math.abs(x) < 1.5 ? 1 - erf(x) : x > 0 ? erfcFraction(x) : 2 - erfcFraction(-x))),
  "gamma 1": of(gamma),
  "lgamma 1": of(logGamma, [0]),
  "degrees 1": of((x) => x * (180 / Math.PI)),
  "radians 1": of((x) => x * (Math.PI / 180)),
  "log 1-2": (value: Value, base?: Value) => {
    if (base === undefined) return new PyFloat(log(value));
    const divisor = log(base);
    if (divisor === 0) throw error("ZeroDivisionError", "float division by zero");
    return new PyFloat(log(value) / divisor);
  },
  "log2 1": (value: Value) => new PyFloat(log2(value)),
  "log10 1": (value: Value) => new PyFloat(log10(value)),
  "pow 2": (base: Value, exponent: Value) => {
    const [x, y] = [real(base), real(exponent)];
    if (x === 1 || y === 0) return new PyFloat(1);
    const result = x ** y;
    if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) throw valueError("math domain error");
    if (!Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) {
      throw x === 0 ? valueError("math domain error") : error("OverflowError", "math range error");
    }
    return new PyFloat(result);
  },
  "atan2 2": (y: Value, x: Value) => new PyFloat(Math.atan2(real(y), real(x))),
  "hypot *": (values: Value[]) => new PyFloat(Math.hypot(...values.map(real))),
  "dist 2": (a: Value, b: Value) => {
    const [p, q] = [toArray(a).map(real), toArray(b).map(real)];
    if (p.length !== q.length) throw valueError("both points must have the same number of dimensions");
    return new PyFloat(Math.hypot(...p.map((x, i) => x - (q[i] as number))));
  },
  "fmod 2": (a: Value, b: Value) => {
    const result = real(a) % real(b);
    if (Number.isNaN(result) && !Number.isNaN(real(a)) && !Number.isNaN(real(b))) {
      throw valueError("math domain error");
    }
    return new PyFloat(result);
  },
  "modf 1": (value: Value) => {
    const x = real(value);
    const whole = Math.trunc(x);
    return new PyTuple([new PyFloat(Number.isFinite(x) ? x - whole : x > 0 ? 0 : -0), new PyFloat(whole)]);
  },
  "frexp 1": (value: Value) => {
    let x = real(value);
    let exponent = 0;
    if (x !== 0 && Number.isFinite(x)) {
      while (Math.abs(x) >= 1) [x, exponent] = [x / 2, exponent + 1];
      while (Math.abs(x) < 0.5) [x, exponent] = [x * 2, exponent - 1];
    }
    return new PyTuple([new PyFloat(x), exponent]);
  },
  "ldexp 2": (value: Value, exponent: Value) => new PyFloat(real(value) * 2 ** Number(integer(exponent))),
  "copysign 2": (size: Value, sign: Value) => {
    const [x, y] = [Math.abs(real(size)), real(sign)];
    return new PyFloat(y < 0 || Object.is(y, -0) ? -x : x);
  },
  "isnan 1": (value: Value) => Number.isNaN(real(value)),
  "isinf 1": (value: Value) => Math.abs(real(value)) === Number.POSITIVE_INFINITY,
  "isfinite 1": (value: Value) => Number.isFinite(real(value)),
  "isclose 2 rel_tol abs_tol": isClose,
  "floor 1": rounding("__floor__", Math.floor),
  "ceil 1": rounding("__ceil__", Math.ceil),
  "trunc 1": rounding("__trunc__", Math.trunc),
  "factorial 1": factorial,
  "comb 2": choose,
  "perm 1-2": (n: Value, k: Value = n) => {
    let result: Int = 1;
    const [all, some] = [Number(integer(n)), Number(integer(k))];
    for (let i = 0; i < some; i++) {
      charge(1);
      result = multiply(result, all - i);
    }
    return result;
  },
  "gcd *": gcd,
  "lcm *": (values: Value[]) =>
    values.reduce<Int>((all, value) => {
      const divisor = BigInt(gcd([all, value]));
      if (divisor === 0n) return 0;
      const product = (BigInt(all) * BigInt(integer(value))) / divisor;
      return int(product < 0n ? -product : product);
    }, 1),
  "isqrt 1": squareRoot,
  "fsum 1": exactSum,
  "prod 1 start": (values: Value, start: Value = 1) => {
    let result: Value = start;
    for (const value of toArray(values)) {
      if (isInt(result) && isInt(value)) {
        result = multiply(typeof result === "boolean" ? Number(result) : result, BigInt(value));
      } else result = new PyFloat(real(result) * real(value));
    }
    return result;
  },
};

/** The module `math`. */
export function mathModule(): [string, Value][] {
  return [
    ...functions(bodies),
    ["pi", new PyFloat(Math.PI)],
    ["e", new PyFloat(Math.E)],
    ["tau", new PyFloat(2 * Math.PI)],
    ["inf", new PyFloat(Number.POSITIVE_INFINITY)],
    ["nan", new PyFloat(Number.NaN)],
  ];
}
