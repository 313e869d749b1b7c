import type { Box, Curve } from "./drawing.ts";
import type { Grid } from "./grid.ts";
import { ARROWHEAD_LENGTH, type Spacing } from "./sizes.ts";
import type { Tracks } from "./tracks.ts";
import type { Wire } from "./wires.ts";

/** The boxes of an edge's nodes, and their columns. */
export interface EdgeEnds {
  readonly parent: Box;
  readonly child: Box;
  readonly from: number;
  readonly to: number;
}

/**
 * Draws an edge: horizontal along columns, and to another height only in the gaps between them.
 *
 * @param spacing its column gap determines the corner radius of branches.
 */
export function drawEdge(
  wire: Wire,
  { parent, child, from, to }: EdgeEnds,
  grid: Grid,
  tracks: Tracks,
  { column: gap, bend }: Spacing,
): Curve {
  const pen = new Pen(parent.x + parent.width, wire.start);
  if ("trunk" in wire.by) {
    pen.rise(grid.track(to, tracks.get(wire.by) ?? 0), wire.end, gap / 2 - ARROWHEAD_LENGTH);
  } else {
    pen.across(grid.right(from) + ARROWHEAD_LENGTH);
    for (const { column, y } of wire.by)
      pen.swing(grid.left(column) - ARROWHEAD_LENGTH, y, bend).across(grid.right(column) + ARROWHEAD_LENGTH);
    pen.swing(grid.left(to) - ARROWHEAD_LENGTH, wire.end, bend);
  }
  return pen.across(child.x).done();
}

/** Distance of the control points of a quarter circle, relative to its radius. */
export const ARC = 0.5523;

/** Draws a curve piece by piece. Each method ends in a horizontal direction, to the right. */
class Pen {
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
