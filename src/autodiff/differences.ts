/** The step of the five-point difference at `x`: a thousandth of |x|, and of 0.001 nearer to zero. */
export function stepAt(x: number): number {
  return 1e-3 * Math.max(Math.abs(x), 1e-3);
}

/**
 * The derivative of `f` at `x` by the five-point central difference, which is exact for
 * polynomials up to degree four. It knows nothing of pullbacks: about nine digits agree with them
 * where `f` is smooth from `x - 2h` to `x + 2h`, with `h = stepAt(x)`.
 *
 * @example
 * derivative(Math.sin, 1); // 0.5403023058…, which is Math.cos(1)
 */
export function derivative(f: (x: number) => number, x: number): number {
  const h = stepAt(x);
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}
