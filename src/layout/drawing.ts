import type { Density } from "./density.ts";

/** Where a node stands: its upper left corner and its size, in the drawing's units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The way of an edge from its parent's right side to its child's left side: the start, then for each
 * cubic Bézier piece two control points and an end, as `x, y` pairs in one list.
 */
export type Curve = readonly number[];

/** The place of a small text beside an edge. */
export interface Label extends Box {
  readonly text: string;
}

/** A drawing of a trace. `nodes`, `edges` and `labels` run parallel to the trace's nodes and edges. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly density: Density;
  readonly nodes: readonly Box[];
  readonly edges: readonly Curve[];
  /** The shape of the tensor that an edge carries; none for a number or where there is no room. */
  readonly labels: readonly (Label | undefined)[];
}
