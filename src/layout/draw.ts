import type { Box, Curve } from "./drawing.ts";
import type { Grid } from "./grid.ts";
import { Pen } from "./pen.ts";
import { COLUMN_GAP, LEAD } from "./sizes.ts";
import type { Tracks } from "./tracks.ts";
import type { Wire } from "./wires.ts";

/** The radius of the corners where a branch leaves its trunk and turns to its port. */
const RADIUS = COLUMN_GAP / 2 - LEAD;

/** Where an edge begins and ends: the boxes of its nodes and their columns. */
export interface Ways {
  readonly parent: Box;
  readonly child: Box;
  readonly from: number;
  readonly to: number;
}

/** Draws an edge: straight along columns, to another height only in the gaps between them. */
export function draw(wire: Wire, { parent, child, from, to }: Ways, grid: Grid, tracks: Tracks): Curve {
  const pen = new Pen(parent.x + parent.width, wire.start);
  if ("trunk" in wire.by) {
    pen.rise(grid.track(to, tracks.get(wire.by) ?? 0), wire.end, RADIUS);
  } else {
    pen.across(grid.right(from) + LEAD);
    for (const { column, y } of wire.by)
      pen.swing(grid.left(column) - LEAD, y).across(grid.right(column) + LEAD);
    pen.swing(grid.left(to) - LEAD, wire.end);
  }
  return pen.across(child.x).done();
}
