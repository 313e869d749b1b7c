import type { TraceNode } from "../trace/trace.ts";

/** A width and a height in the drawing's units: CSS pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a node that shows one number. */
export const SCALAR_NODE: Size = { width: 168, height: 100 };

/** The least space between two columns; it grows with the branches that run down in it. */
export const COLUMN_GAP = 72;

/** The least space between two nodes of a column. */
export const ROW_GAP = 40;

/** The space between an edge that passes a column and the nodes of that column. */
export const EDGE_GAP = 20;

/** The space between two ports on one side of a node, where there is room, and between parallel edges. */
export const PORT_GAP = 24;

/** How far a curve runs straight out of a column and into one: the length of an arrowhead. */
export const LEAD = 12;

/** The space that a node needs. */
export function sizeOf(_node: TraceNode): Size {
  return SCALAR_NODE;
}
