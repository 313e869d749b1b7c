import { cellAt } from "../../layout/cells.ts";
import type { Box } from "../../layout/layout.ts";
import type { Slot } from "../../layout/node-plan.ts";
import type { Scene } from "../../scene/scene.ts";
import type { Mark } from "./provenance.ts";

/** A ring around an entry. */
export interface Ring extends Box {
  readonly role: Mark["role"];
}

/** The space between an entry's cell and the ring around it. */
const AROUND = 1;
/** The greatest width of the ring around a number, and its inset. */
const NUMBER = { width: 92, inset: 4 };

/** Returns the rings of marks in a scene. Marks of entries that the scene does not show have no ring. */
export function ringsOf(scene: Pick<Scene, "nodes" | "chips">, marks: readonly Mark[]): Ring[] {
  return marks.flatMap((mark) => {
    if (mark.role !== "contribution") return onNode(scene, mark, mark.role);
    const chip = scene.chips.find(({ edge, kind }) => edge === mark.of && kind === "contribution");
    return chip?.grid === undefined ? [] : inGrid(chip, chip.grid, mark);
  });
}

function onNode({ nodes }: Pick<Scene, "nodes">, mark: Mark, role: "value" | "adjoint"): Ring[] {
  const node = nodes.find(({ id }) => id === mark.of);
  if (node === undefined || node.rawValue === "") return [];
  const slot = node.plan[role];
  if (slot.grid !== undefined) {
    const shown = role === "value" ? node.valueGrid : node.adjointGrid;
    return shown === undefined ? [] : inGrid(node, slot.grid, mark);
  }
  const width = Math.min(NUMBER.width, node.width - 2 * NUMBER.inset);
  const x = node.x + node.width - NUMBER.inset - width;
  return [{ role, x, y: node.y + slot.top + 3, width, height: slot.height - 6 }];
}

function inGrid(owner: Box, { x, y, cells }: NonNullable<Slot["grid"]>, { role, entries }: Mark): Ring[] {
  return [...new Set(entries)].map((entry) => {
    const place = cellAt(cells, entry);
    return {
      role,
      x: owner.x + x + place.x - AROUND,
      y: owner.y + y + place.y - AROUND,
      width: cells.cell.width + 2 * AROUND,
      height: cells.cell.height + 2 * AROUND,
    };
  });
}
