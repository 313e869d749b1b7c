import type { Box, Curve } from "./drawing.ts";
import type { Grid } from "./grid.ts";
import { Pen } from "./pen.ts";
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
