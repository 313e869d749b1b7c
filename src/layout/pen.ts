import type { Curve } from "./drawing.ts";

/** Distance of the control points of a quarter circle, relative to its radius. */
const ARC = 0.5523;

/** Draws a curve piece by piece. Each method ends in a horizontal direction, to the right. */
export class Pen {
  readonly #curve: number[];
  #x: number;
  #y: number;

  constructor(x: number, y: number) {
    this.#curve = [x, y];
    this.#x = x;
    this.#y = y;
  }

  /** Draws a horizontal line. */
  across(x: number): this {
    if (x - this.#x < 0.01) return this;
    const third = (x - this.#x) / 3;
    return this.#piece(this.#x + third, this.#y, x - third, this.#y, x, this.#y);
  }

  /**
   * Draws a curve to another height that is horizontal at both ends and rises around a fraction of the way.
   */
  swing(x: number, y: number, around = 0.5): this {
    if (y === this.#y) return this.across(x);
    const bend = this.#x + around * (x - this.#x);
    return this.#piece(bend, this.#y, bend, y, x, y);
  }

  /** Draws a line to another height at `x`, with round corners before and after. */
  rise(x: number, y: number, radius: number): this {
    const by = y - this.#y;
    if (Math.abs(by) <= 2 * radius) return this.across(x - radius).swing(x + radius, y);
    const turn = Math.sign(by) * radius;
    const from = this.#y;
    const rest = (1 - ARC) * radius;
    this.across(x - radius);
    this.#piece(x - rest, from, x, from + turn - ARC * turn, x, from + turn);
    const third = (by - 2 * turn) / 3;
    this.#piece(x, from + turn + third, x, y - turn - third, x, y - turn);
    return this.#piece(x, y - turn + ARC * turn, x + rest, y, x + radius, y);
  }

  /** Returns the curve drawn so far. */
  done(): Curve {
    return this.#curve;
  }

  #piece(ax: number, ay: number, bx: number, by: number, x: number, y: number): this {
    this.#curve.push(ax, ay, bx, by, x, y);
    this.#x = x;
    this.#y = y;
    return this;
  }
}
