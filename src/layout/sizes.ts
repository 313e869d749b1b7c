import type { Trace } from "../trace/trace.ts";
import type { Density } from "./density.ts";

/** A width and a height in the drawing's units: CSS pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Least distances of a drawing, in its units, and how its edges turn. */
export interface Spacing {
  /** Between two columns; grows with what is in the gap. */
  readonly column: number;
  /** Between two nodes of a column. */
  readonly row: number;
  /** Between an edge that passes a column and the nodes of that column. */
  readonly edge: number;
  /** Between two ports on one side of a node, where there is room, and between parallel edges. */
  readonly port: number;
  /** Fraction of a gap around which an edge turns to another height, from 0 to 1. */
  readonly bend: number;
}

/** The size of a node that shows one number. */
export const SCALAR_NODE: Size = { width: 168, height: 100 };

/** The size of a node that shows one number in a compact drawing. */
export const COMPACT_NODE: Size = { width: 108, height: 78 };

/** Distances in a roomy drawing. */
export const ROOMY: Spacing = { column: 64, row: 40, edge: 20, port: 24, bend: 0.5 };

/** Distances in a compact drawing. */
export const COMPACT: Spacing = { column: 40, row: 28, edge: 16, port: 18, bend: 0.5 };

/** Length of the straight part of a curve beside a column: the length of an arrowhead. */
export const ARROWHEAD_LENGTH = 12;

/**
 * Returns the distances in the drawing of a trace: smaller in a compact drawing, and adapted to tall nodes if
 * there are tensors.
 */
export function spacingOf({ nodes }: Pick<Trace, "nodes">, density: Density): Spacing {
  if (density === "compact") return COMPACT;
  return nodes.some(({ value }) => typeof value !== "number")
    ? { ...ROOMY, row: 30, port: 48, bend: 0.78 }
    : ROOMY;
}
