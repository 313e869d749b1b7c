import { fold } from "../../layout/fold.ts";
import type { Layout } from "../../layout/layout.ts";
import { isReadable, overview, READABLE, type Viewport } from "./camera.ts";

const MOST_ROWS = 12;

/** By layout: its drawings in rows, by the number of rows. */
const drawings = new WeakMap<Layout, Map<number, Layout | undefined>>();

/**
 * Returns a layout as it fits an area best. A drawing whose numbers would be too small to read is folded into rows: into
 * as few as make all numbers readable, or, to show the whole, into those at which it is largest.
 *
 * @param isWhole whether the whole drawing is to be shown, however small
 */
export function arranged(layout: Layout, room: Viewport, isWhole: boolean): Layout {
  const scaleOf = (drawing: Layout): number => overview(drawing, room).k;
  let best = layout;
  if (isReadable(best, room)) return best;
  for (let count = 2; count <= MOST_ROWS; count++) {
    const most = room.height / count / (layout.height + layout.headroom);
    // More rows would be smaller still.
    if (most < (isWhole ? scaleOf(best) : READABLE)) break;
    const drawing = folded(layout, count);
    if (drawing === undefined || scaleOf(drawing) <= scaleOf(best)) continue;
    best = drawing;
    if (isReadable(best, room)) return best;
  }
  return isWhole ? best : layout;
}

function folded(layout: Layout, count: number): Layout | undefined {
  const own = drawings.get(layout) ?? new Map<number, Layout | undefined>();
  drawings.set(layout, own);
  if (!own.has(count)) own.set(count, fold(layout, count));
  return own.get(count);
}
