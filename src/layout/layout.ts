import { insideOf } from "../trace/inside.ts";
import type { Trace, TraceNode } from "../trace/trace.ts";
import { placeCore } from "./core.ts";
import { densityOf } from "./density.ts";
import { drawEdge } from "./draw.ts";
import type { Box, Curve, Label, Layout } from "./drawing.ts";
import { gapsOf } from "./gaps.ts";
import { gridOf } from "./grid.ts";
import { headroomOf } from "./headroom.ts";
import { lanesOf } from "./lanes.ts";
import { planOf } from "./node-plan.ts";
import { labelsOf } from "./shape-labels.ts";
import type { Size } from "./sizes.ts";
import { spacingOf } from "./sizes.ts";
import { trackCounts, tracksOf } from "./tracks.ts";
import { type Wire, wiresOf } from "./wires.ts";
import { wiringOf } from "./wiring.ts";

export type { Box, Curve, Label, Layout };

/**
 * Lays out a trace from left to right: leaves left of their users, outputs at the right.
 *
 * No two nodes overlap, no edge passes a node, parallel edges run apart, and the same trace always gives the
 * same drawing. Leaves that are used all over the graph, like the parameters of a recurrence, are on lanes
 * above and below the rest, and the edges of each share a trunk. Needs no DOM.
 *
 * @param trace nodes must follow their operands, as in recorded traces.
 * @param size returns the space that a node needs; by default the size of its plan.
 * @throws RangeError if an edge does not lead from a node to a later one.
 */
export function layout(trace: Trace, size?: (node: TraceNode) => Size): Layout {
  for (const { id, parent, child } of trace.edges) {
    if (!(parent >= 0 && parent < child && child < trace.nodes.length)) {
      throw new RangeError(
        `layout: edge ${id} leads from node ${parent} to ${child}; of ${trace.nodes.length} nodes, a later one must follow`,
      );
    }
  }
  const density = densityOf(trace);
  const spacing = spacingOf(trace, density);
  const sizes = trace.nodes.map((node, i) => size?.(node) ?? planOf(node, density, insideOf(trace, i)));
  const wiring = wiringOf(trace);
  const core = placeCore(trace, wiring, sizes, spacing);
  const { lanes, above, below } = lanesOf(wiring, core.columns, sizes, core.height, spacing);
  const wires = wiresOf(wiring, core, lanes, sizes, spacing);
  const tracks = tracksOf(new Set([...wires.values()].flatMap(({ by }) => ("trunk" in by ? [by] : []))));

  const columns = new Map(core.columns);
  const middles = new Map(core.middles);
  for (const { source, column, y } of lanes) {
    columns.set(source, column);
    middles.set(source, y);
  }
  const gaps = gapsOf(trace, density, columns, wires, spacing.column);
  const grid = gridOf(columns, sizes, trackCounts(tracks), spacing.column, gaps);
  const columnOf = (node: number): number => columns.get(node) ?? 0;

  const nodes = sizes.map(({ width, height }, node): Box => {
    const x = (grid.left(columnOf(node)) + grid.right(columnOf(node)) - width) / 2;
    return { x, y: (middles.get(node) ?? 0) - height / 2 + above, width, height };
  });
  const edges = trace.edges.map(({ parent, child }, index): Curve => {
    const ways = {
      parent: nodes[parent] as Box,
      child: nodes[child] as Box,
      from: columnOf(parent),
      to: columnOf(child),
    };
    return lowered(drawEdge(wires.get(index) as Wire, ways, grid, tracks, spacing), above);
  });
  const height = above + core.height + below;
  const labels = labelsOf(trace, nodes, edges);
  const drawing = { width: grid.width, height, density, nodes, edges, labels };
  return { ...drawing, headroom: headroomOf(trace, drawing) };
}

function lowered(curve: Curve, by: number): Curve {
  return curve.map((value, i) => (i % 2 === 0 ? value : value + by));
}
