import type { Trace } from "../trace/trace.ts";
import { chipPlanOf } from "./chip-plan.ts";
import type { Density } from "./density.ts";
import { gapForLabel } from "./shape-labels.ts";
import { ARROWHEAD_LENGTH } from "./sizes.ts";
import type { Wire } from "./wires.ts";

/**
 * An edge that rises more than `LEVEL` within a gap widens the gap by `SLOPE` times the excess, up to
 * `WIDEST`.
 */
const [LEVEL, SLOPE, WIDEST] = [240, 1 / 6, 160];
/** Space between a chip and the columns beside it, in addition to the arrowheads. */
const AROUND_CHIP = 36;
/** In a compact drawing, gaps at columns of more than `STACK` nodes are as wide as a chip of numbers. */
const [STACK, NUMBERS_CHIP] = [4, 176];

/**
 * Returns the least width of the gap before each column. Gaps are wider where edges rise steeply; in a roomy
 * drawing, where the chips of tensors stand on their edges; in a compact one, where columns are so tall that
 * a chip has no room above or below them; and for the shapes on edges.
 */
export function gapsOf(
  trace: Trace,
  density: Density,
  columns: ReadonlyMap<number, number>,
  wires: ReadonlyMap<number, Wire>,
  least: number,
): Map<number, number> {
  const gaps = new Map<number, number>();
  const stacks = new Map<number, number>();
  for (const column of columns.values()) stacks.set(column, (stacks.get(column) ?? 0) + 1);
  const widen = (column: number, width: number): void => {
    gaps.set(column, Math.max(gaps.get(column) ?? least, width));
  };
  for (const [edge, { child }] of trace.edges.entries()) {
    const column = columns.get(child) ?? 0;
    widen(column, gapForLabel(trace, edge));
    const chip = density === "roomy" ? chipPlanOf(trace, edge) : undefined;
    if (chip !== undefined) widen(column, chip.width + 2 * (ARROWHEAD_LENGTH + AROUND_CHIP));
    const stacked = Math.max(stacks.get(column - 1) ?? 0, stacks.get(column) ?? 0) > STACK;
    if (density === "compact" && stacked) widen(column, NUMBERS_CHIP);
    const wire = wires.get(edge);
    if (wire === undefined || "trunk" in wire.by) continue;
    let y = wire.start;
    for (const next of [...wire.by, { column, y: wire.end }]) {
      const rise = Math.abs(next.y - y);
      widen(next.column, least + Math.min(WIDEST, Math.max(0, rise - LEVEL) * SLOPE));
      y = next.y;
    }
  }
  return gaps;
}
