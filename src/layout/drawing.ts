import type { Density } from "./density.ts";

/** Upper left corner and size of a node, in the drawing's units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The path of an edge from its parent's right side to its child's left side, as one list of `x, y` pairs: the
 * start, then two control points and an end per cubic Bézier piece.
 */
export type Curve = readonly number[];

/** A small text beside an edge, and its box. */
export interface Label extends Box {
  readonly text: string;
}

/** A drawing of a trace. `nodes`, `edges` and `labels` are indexed like the trace's nodes and edges. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The space above the drawing that chips need at some step. */
  readonly headroom: number;
  readonly density: Density;
  readonly nodes: readonly Box[];
  readonly edges: readonly Curve[];
  /** The shape of the tensor that an edge carries; undefined for a number or where there is no room. */
  readonly labels: readonly (Label | undefined)[];
}
