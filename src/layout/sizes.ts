/** A width and a height in the drawing's units: CSS pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The least distances of a drawing, in its units, and how its edges turn. */
export interface Spacing {
  /** Between two columns; it grows with what has to stand or run in it. */
  readonly column: number;
  /** Between two nodes of a column. */
  readonly row: number;
  /** Between an edge that passes a column and the nodes of that column. */
  readonly edge: number;
  /** Between two ports on one side of a node, where there is room, and between parallel edges. */
  readonly port: number;
  /** Around what part of a gap an edge turns to another height, from 0 to 1. */
  readonly bend: number;
}

/** The size of a node that shows one number. */
export const SCALAR_NODE: Size = { width: 168, height: 100 };

/** The size of a node that shows one number where many stand in a drawing. */
export const COMPACT_NODE: Size = { width: 108, height: 78 };

/** The distances where there is room. */
export const ROOMY: Spacing = { column: 72, row: 40, edge: 20, port: 24, bend: 0.5 };

/** The distances where many nodes stand in a drawing. */
export const COMPACT: Spacing = { column: 40, row: 28, edge: 16, port: 18, bend: 0.5 };

/** How far a curve runs straight out of a column and into one: the length of an arrowhead. */
export const LEAD = 12;
