import { toRuns } from "../formula/to-runs.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { contributionOf } from "../words/notation.ts";
import { anchorOf, createChipPlaces } from "./chip-places.ts";
import { chipPlanOf, RULE_SIZE } from "./chip-plan.ts";
import type { Box, Curve, Layout } from "./drawing.ts";
import { widthOfRuns } from "./font-metrics.ts";

/**
 * Height that chips of numbers need above a drawing; few of them are below. Compact chips have one more line.
 */
const OF_NUMBERS = { roomy: 66, compact: 92 };
const LEAST = 16;
/** The greatest width of a chip's lines of numbers, and the height of a chip of two or three lines. */
const [NUMBERS, HEIGHT] = [176, { roomy: 52, compact: 71 }];

/**
 * Returns the space above a drawing that the chips of contributions need at any step, so that no step moves the
 * view. The sizes of the chips of tensors do not depend on numbers.
 */
export function headroomOf(trace: Trace, drawing: Omit<Layout, "headroom">): number {
  const { density, labels, nodes, edges } = drawing;
  if (labels.every((label) => label === undefined)) return OF_NUMBERS[density];
  const places = createChipPlaces(drawing);
  let top = 0;
  for (const [edge, curve] of edges.entries()) {
    const { parent, child } = edgeAt(trace, edge);
    if (!nodeAt(trace, child).reached) continue;
    const plan = chipPlanOf(trace, edge);
    const rule = () => Math.ceil(widthOfRuns(toRuns(contributionOf(trace, edge)), RULE_SIZE)) + 24;
    const size = plan ?? { width: Math.max(NUMBERS, rule()), height: HEIGHT[density] };
    const anchor = anchorOf(curve as Curve, nodes[parent] as Box, nodes[child] as Box);
    const { y } = (plan && places.placeOnEdge(edge, plan)) ?? places.place(anchor, size, []);
    top = Math.min(top, y);
  }
  return Math.max(LEAST, 8 - top);
}
