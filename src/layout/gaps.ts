import type { Trace } from "../trace/trace.ts";
import { chipPlanOf } from "./chip-plan.ts";
import type { Density } from "./density.ts";
import { gapForLabel } from "./shape-labels.ts";
import { LEAD } from "./sizes.ts";
import type { Wire } from "./wires.ts";

/** Edges that rise more than this within a gap make it wider, by a part of what is more, up to a limit. */
const [LEVEL, SLOPE, WIDEST] = [240, 1 / 6, 160];
/** The space between a chip and the columns beside it, besides the arrowheads. */
const AROUND_CHIP = 36;
/** In a drawing without such room, columns of more nodes than this leave it to chips of numbers. */
const [STACK, NUMBERS_CHIP] = [4, 176];

/**
 * How wide the gap before each column has to be at least, by column: where edges rise steeply; in a
 * roomy drawing so that the chips of tensors can stand on their edges; in a compact one where columns
 * are so tall that a chip finds no room above or below them; and for the shapes on edges.
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
    if (chip !== undefined) widen(column, chip.width + 2 * (LEAD + AROUND_CHIP));
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
