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

/** A drawing of a trace. `nodes` and `edges` run parallel to the trace's. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Box[];
  readonly edges: readonly Curve[];
}
