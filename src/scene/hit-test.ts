import { cellAt } from "../layout/cells.ts";
import type { Box } from "../layout/layout.ts";
import type { DisplayList, SlotArea } from "./display-list.ts";

/** A target in the drawing: a node or a chip, and what of it lies under the point. */
export interface Hit {
  readonly kind: "node" | "chip";
  /** The id of the node, or of the chip's edge. */
  readonly of: string;
  readonly slot: SlotArea["slot"] | undefined;
  /** The position of the entry in row-major order, 0 for a number; undefined beside the entries. */
  readonly entry: number | undefined;
}

/** Returns what lies under a point of the drawing, the topmost if there are several. */
export function hitTest({ nodes, chips }: DisplayList, x: number, y: number): Hit | undefined {
  const chip = chips.findLast(({ box }) => holds(box, x, y));
  const group = chip ?? nodes.findLast(({ box }) => holds(box, x, y));
  if (group === undefined) return undefined;
  const { data, role, slots } = group;
  const area = slots.find((candidate) => holds(candidate, x, y));
  return { kind: role, of: data[role] ?? "", slot: area?.slot, entry: area && entryAt(area, x, y) };
}

/** Returns the box of an entry in the drawing; the area of the slot for a number. */
export function entryBox({ x, y, width, height, cells }: SlotArea, entry: number): Box {
  if (cells === undefined) return { x, y, width, height };
  const corner = cellAt(cells, entry);
  return { x: x + corner.x, y: y + corner.y, ...cells.cell };
}

function entryAt(area: SlotArea, x: number, y: number): number | undefined {
  const { cells, shown } = area;
  if (cells === undefined) return shown ? 0 : undefined;
  const column = Math.floor((x - area.x) / (cells.cell.width + cells.gap));
  const row = Math.floor((y - area.y) / (cells.cell.height + cells.gap));
  const entry = row * cells.columns + column;
  return holds(entryBox(area, entry), x, y) ? entry : undefined;
}

function holds(box: Box, x: number, y: number): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
