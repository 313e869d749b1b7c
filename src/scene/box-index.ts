import type { Box } from "../layout/layout.ts";
import { isNear } from "./box.ts";

/** The side of a cell, in the drawing's units. */
const CELL = 512;
/** A box with a longer side is not put into cells, of which it would fill too many. */
const LONGEST = 4 * CELL;

/**
 * Sorts boxes into the cells of a coarse grid, and returns a function that finds all boxes that overlap an
 * area.
 */
export function createBoxIndex<B extends Box>(boxes: readonly B[]): (area: Box) => readonly B[] {
  const cells = new Map<string, B[]>();
  const long: B[] = [];
  for (const box of boxes) {
    if (Math.max(box.width, box.height) > LONGEST) long.push(box);
    else for (const key of cellsOf(box)) inCell(key).push(box);
  }
  function inCell(key: string): B[] {
    const found = cells.get(key) ?? [];
    cells.set(key, found);
    return found;
  }
  return (area) => {
    const found = new Set(long);
    for (const key of cellsOf(area)) for (const box of cells.get(key) ?? []) found.add(box);
    return [...found].filter((box) => isNear(box, area, 0));
  };
}

function cellsOf({ x, y, width, height }: Box): string[] {
  const [left, right] = [Math.floor(x / CELL), Math.floor((x + width) / CELL)];
  const [top, bottom] = [Math.floor(y / CELL), Math.floor((y + height) / CELL)];
  const cells: string[] = [];
  for (let i = left; i <= right; i++) for (let j = top; j <= bottom; j++) cells.push(`${i} ${j}`);
  return cells;
}
