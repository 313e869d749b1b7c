import type { Inside } from "../trace/inside.ts";
import type { TraceNode } from "../trace/trace.ts";
import { type Cells, cellsOf } from "./cells.ts";
import type { Density } from "./density.ts";
import { widthOf, widthOfRuns } from "./font-metrics.ts";
import { headingOf } from "./heading.ts";
import { COMPACT_NODE, SCALAR_NODE, type Size } from "./sizes.ts";

/** The area of the value or the adjoint in a node. */
export interface Slot {
  readonly top: number;
  readonly height: number;
  /** Baseline of a single number. */
  readonly baseline: number;
  /** Cells of a tensor's entries, and the upper left corner of the first. */
  readonly grid: { readonly x: number; readonly y: number; readonly cells: Cells } | undefined;
}

/** The parts of a node, relative to its upper left corner. */
export interface NodePlan extends Size {
  readonly density: Density;
  /** Space at the left and right. */
  readonly side: number;
  /** Baseline of the title and the label. */
  readonly heading: number;
  /** The y of the line below the heading, if there is one. */
  readonly rule: number | undefined;
  readonly value: Slot;
  readonly adjoint: Slot;
  /** The row of a tensor that a fused operation computes on its way, between value and adjoint. */
  readonly inside?: Slot;
}

/** Font sizes of the title and the label, in CSS pixels. */
export const HEADING_SIZES: Readonly<Record<Density, { readonly title: number; readonly label: number }>> = {
  roomy: { title: 20, label: 13 },
  compact: { title: 17, label: 11.5 },
};

/**
 * Room for the words "value" and "adjoint" beside a grid, and the least width of a roomy node with a grid.
 */
const [NAME, LEAST] = [62, 192];
/** Space above and below a grid. */
const PAD: Readonly<Record<Density, number>> = { roomy: 9, compact: 5 };

const SCALAR: NodePlan = {
  ...SCALAR_NODE,
  density: "roomy",
  side: 10,
  heading: 24,
  rule: 36,
  value: { top: 36, height: 32, baseline: 57, grid: undefined },
  adjoint: { top: 68, height: 31, baseline: 88, grid: undefined },
};

const COMPACT_SCALAR: NodePlan = {
  ...COMPACT_NODE,
  density: "compact",
  side: 9,
  heading: 21,
  rule: undefined,
  value: { top: 28, height: 24, baseline: 45, grid: undefined },
  adjoint: { top: 52, height: 25, baseline: 68, grid: undefined },
};

/**
 * Lays out the inside of a node. The size depends on the node's shape and names, never on its numbers.
 *
 * @param inside what the node shows beside its value and its adjoint; see `insideOf`
 */
export function planOf(node: TraceNode, density: Density, inside?: Inside): NodePlan {
  const cells = cellsOf(node.value);
  const scalar = density === "roomy" ? SCALAR : COMPACT_SCALAR;
  const plan = cells === undefined ? scalar : withGrids(scalar, cells, headingWidth(node, density));
  const row = inside && cellsOf(inside.value);
  return row === undefined ? plan : withInside(plan, row);
}

/** Adds a row of cells between value and adjoint. */
function withInside(plan: NodePlan, cells: Cells): NodePlan {
  const { side, density, value, adjoint } = plan;
  const pad = PAD[density];
  const width = Math.max(plan.width, cells.width + NAME + 2 * side);
  const height = cells.height + 2 * pad;
  const top = adjoint.top;
  const wider = width - plan.width;
  const moved = (slot: Slot, down: number): Slot => ({
    ...slot,
    top: slot.top + down,
    baseline: slot.baseline + down,
    grid: slot.grid && { ...slot.grid, x: slot.grid.x + wider, y: slot.grid.y + down },
  });
  const grid = { x: width - side - cells.width, y: top + pad, cells };
  return {
    ...plan,
    width,
    height: plan.height + height,
    value: moved(value, 0),
    inside: { top, height, baseline: top + pad + 15, grid },
    adjoint: moved(adjoint, height),
  };
}

function withGrids(scalar: NodePlan, cells: Cells, heading: number): NodePlan {
  const { density, side, rule } = scalar;
  const [pad, top, name, least] =
    density === "roomy"
      ? [PAD.roomy, rule ?? 0, NAME, LEAST]
      : [PAD.compact, scalar.value.top, 0, scalar.width];
  const width = Math.max(least, cells.width + name + 2 * side, heading + 2 * side);
  const height = cells.height + 2 * pad;
  const x = width - side - cells.width;
  const slot = (from: number): Slot => ({
    top: from,
    height,
    baseline: from + pad + 15,
    grid: { x, y: from + pad, cells },
  });
  return { ...scalar, width, height: top + 2 * height, value: slot(top), adjoint: slot(top + height) };
}

function headingWidth(node: TraceNode, density: Density): number {
  const { runs, label, shape } = headingOf(node);
  const sizes = HEADING_SIZES[density];
  const right = density === "roomy" ? `${label} ${shape}` : label;
  return widthOfRuns(runs, sizes.title) + widthOf(right, "sans", sizes.label) + 14;
}
