import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { contributionTex } from "../words/notation.ts";
import { texToText } from "../words/tex-to-text.ts";
import { type Cells, cellsOf } from "./cells.ts";
import type { Size } from "./sizes.ts";
import { mathWidth } from "./text-width.ts";

/** The chip of a contribution that is a tensor: its rule over a grid of its entries. */
export interface ChipPlan extends Size {
  readonly grid: { readonly x: number; readonly y: number; readonly cells: Cells };
}

const LEAST = 96;
/** The size of the rule's letters. */
const RULE_SIZE = 17;
/** The room beside the grid, where a sign can stand that says the grid is added. */
const BESIDE = 33;
const [ABOVE, BELOW] = [33, 11];

/** How the chip of an edge's contribution is laid out; none for a number, whose chip is lines of text. */
export function chipPlanOf(trace: Trace, edge: number): ChipPlan | undefined {
  const cells = cellsOf(nodeAt(trace, edgeAt(trace, edge).parent).value);
  if (cells === undefined) return undefined;
  const rule = mathWidth(texToText(contributionTex(trace, edge)), RULE_SIZE);
  const width = Math.max(LEAST, Math.ceil(rule) + 28, cells.width + 2 * BESIDE);
  const grid = { x: (width - cells.width) / 2, y: ABOVE, cells };
  return { width, height: ABOVE + cells.height + BELOW, grid };
}
