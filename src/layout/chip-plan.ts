import { toRuns } from "../formula/to-runs.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { contributionOf } from "../words/notation.ts";
import { type Cells, cellsOf } from "./cells.ts";
import { widthOfRuns } from "./font-metrics.ts";
import type { Size } from "./sizes.ts";

/** The chip of a contribution that is a tensor: its rule above a grid of its entries. */
export interface ChipPlan extends Size {
  readonly grid: { readonly x: number; readonly y: number; readonly cells: Cells };
}

const LEAST = 96;
/** Font size of the rule, in CSS pixels. */
export const RULE_SIZE = 16;
/** Space beside the grid, for a sign that says the grid is added. */
const BESIDE = 33;
const [ABOVE, BELOW] = [33, 11];

/**
 * Lays out the chip of an edge's contribution; undefined for a number, whose chip is lines of text, and for a
 * tensor without cells.
 */
export function chipPlanOf(trace: Trace, edge: number): ChipPlan | undefined {
  const cells = cellsOf(nodeAt(trace, edgeAt(trace, edge).parent).value);
  if (cells === undefined) return undefined;
  const rule = widthOfRuns(toRuns(contributionOf(trace, edge)), RULE_SIZE);
  const width = Math.max(LEAST, Math.ceil(rule) + 28, cells.width + 2 * BESIDE);
  const grid = { x: (width - cells.width) / 2, y: ABOVE, cells };
  return { width, height: ABOVE + cells.height + BELOW, grid };
}
