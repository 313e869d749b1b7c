/** Returns the step of the five-point difference at `x`: |x|/1000, but at least 10⁻⁶. */
export function stepAt(x: number): number {
  return 1e-3 * Math.max(Math.abs(x), 1e-3);
}

/**
 * Approximates the derivative of `f` at `x` by the five-point central difference, which is exact for
 * polynomials up to degree four. Independent of pullbacks, with which it agrees to about nine digits if `f`
 * is smooth from `x - 2h` to `x + 2h`.
 *
 * @param h the step
 *
 * @example
 * derivative(Math.sin, 1); // 0.5403023058…, which is Math.cos(1)
 */
export function derivative(f: (x: number) => number, x: number, h = stepAt(x)): number {
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}

/**
 * Bounds the rounding error of the five-point difference of `f` at `x`.
 *
 * @param error the rounding error of `f` at `x`; elsewhere the error is at least a few units in the last
 * place
 */
export function roundingAt(f: (x: number) => number, x: number, error: number): number {
  const h = stepAt(x);
  const largest = Math.max(...[-2, -1, 1, 2].map((k) => Math.abs(f(x + k * h))));
  // Weights of 8, 8, 1 and 1 over 12 h.
  const digits = Math.max(Number.EPSILON * largest, Number.MIN_VALUE);
  return (1.5 * Math.max(error, 8 * digits)) / h;
}

/**
 * Computes the five-point difference at `x` without rounding, from slopes alone: the mean of the derivative
 * over the step, with weight 7/12 within h of `x` and −1/12 from there to 2h, by Simpson's rule.
 *
 * @param slope computes the derivative at any point
 */
export function meanSlope(slope: (x: number) => number, x: number): number {
  const h = stepAt(x);
  const integral = (from: number, parts: number): number => {
    let sum = 0;
    for (let i = 0; i <= parts; i++) {
      const weight = i === 0 || i === parts ? 1 : i % 2 === 0 ? 2 : 4;
      sum += weight * slope(x + (from + i / 8) * h);
    }
    return sum / 24;
  };
  return (7 * integral(-1, 16) - integral(-2, 8) - integral(1, 8)) / 12;
}
