/**
 * Logarithm, sine and cosine to a hundred bits, rounded once. The engine's own may be off by a unit in the last place,
 * and random numbers that go through them would not be those of CPython.
 */

/** A number as the sum of two. */
type Double = readonly [high: number, low: number];

function sum(a: number, b: number): Double {
  const high = a + b;
  const part = high - a;
  return [high, a - (high - part) + (b - part)];
}

function plus([a, aLow]: Double, [b, bLow]: Double): Double {
  const [high, low] = sum(a, b);
  return sum(high, low + aLow + bLow);
}

function split(a: number): Double {
  const c = 134217729 * a;
  const high = c - (c - a);
  return [high, a - high];
}

function times([a, aLow]: Double, [b, bLow]: Double): Double {
  const high = a * b;
  const [a1, a2] = split(a);
  const [b1, b2] = split(b);
  const low = a1 * b1 - high + a1 * b2 + a2 * b1 + a2 * b2;
  return sum(high, low + (a * bLow + aLow * b));
}

function over(a: Double, b: number): Double {
  const high = a[0] / b;
  const [p, low] = times([high, 0], [b, 0]);
  return sum(high, (a[0] - p - low + a[1]) / b);
}

const ONE: Double = [1, 0];
const HALF_PI: Double = [Math.PI / 2, 6.123233995736766e-17];
const LN2: Double = [Math.LN2, 2.3190468138462996e-17];

/** Adds 1 − x²/2! + …, or x − x³/3! + …, or with a sign of 1 the terms of an exponential. */
function series(x: Double, first: Double, start: number, step: 1 | 2, sign: 1 | -1): Double {
  const factor = step === 2 ? times(x, x) : x;
  let term = first;
  let total = first;
  for (let n = start; n < 60 && Math.abs(term[0]) > 1e-36; n += step) {
    const divisor = step === 2 ? (n + 1) * (n + 2) : n + 1;
    const next = over(times(term, factor), divisor);
    term = sign < 0 ? [-next[0], -next[1]] : next;
    total = plus(total, term);
  }
  return total;
}

/** Returns the sine and the cosine of an angle of a few turns. */
export function sineAndCosine(x: number): [number, number] {
  const quarter = Math.round(x / HALF_PI[0]);
  const rest = plus([x, 0], times([-quarter, 0], HALF_PI));
  const [[sine], [cosine]] = [series(rest, rest, 1, 2, -1), series(rest, ONE, 0, 2, -1)];
  const turned: [number, number][] = [
    [sine, cosine],
    [cosine, -sine],
    [-sine, -cosine],
    [-cosine, sine],
  ];
  return turned[((quarter % 4) + 4) % 4] as [number, number];
}

/** Returns the natural logarithm of a positive number. */
export function logarithm(x: number): number {
  const first = Math.log(x);
  if (!Number.isFinite(first) || first === 0) return first;
  // x · exp(−first) is 1 but for the error of `first`.
  const power = Math.round(-first / LN2[0]);
  const rest = plus([-first, 0], times([-power, 0], LN2));
  const [high, low] = series(rest, ONE, 0, 1, 1);
  const scale = 2 ** power;
  const [p, q] = times([x, 0], [high * scale, low * scale]);
  const error = p - 1 + q;
  return first + (error - (error * error) / 2);
}
