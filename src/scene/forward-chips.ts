import { formatNumber } from "../formula/format-number.ts";
import { toRuns } from "../formula/to-runs.ts";
import { anchorOf, createChipPlaces } from "../layout/chip-places.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { tangentTerm } from "../trace/tangents.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { tangentTermOf } from "../words/tangent-notation.ts";
import { hasTensors } from "../words/tensor-caption.ts";
import { type Chip, chipSizeOf } from "./chips.ts";

/**
 * Prepares the chips of forward mode. The function returned gives one chip per operand of a node: the term that the
 * operand's tangent adds to the node's tangent and, in a graph of numbers, its amount.
 */
export function createForwardChips(
  trace: Trace,
  layout: Layout,
): (node: number, tangents: Parameters<typeof tangentTerm>[3]) => readonly Chip[] {
  const places = createChipPlaces(layout);
  return (node, tangents) => {
    const chips: Chip[] = [];
    const isOfNumbers = !hasTensors(trace, nodeAt(trace, node));
    for (const edge of trace.edges.into(node)) {
      const { id, child, parent, operand } = edgeAt(trace, edge);
      const rule = toRuns(tangentTermOf(trace, edge));
      const term = isOfNumbers ? tangentTerm(trace, node, operand, tangents) : undefined;
      const lines = typeof term === "number" ? [formatNumber(term)] : [];
      const anchor = anchorOf(
        layout.edges[edge] as Curve,
        layout.nodes[parent] as Box,
        layout.nodes[child] as Box,
      );
      const place = places.place(anchor, chipSizeOf(rule, lines, layout.density), chips);
      chips.push({ edge: id, kind: "tangent", anchor, rule, lines, grid: undefined, adds: false, ...place });
    }
    return chips;
  };
}
