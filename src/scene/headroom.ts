import type { Layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import { chipsAt } from "./chips.ts";

/**
 * Height that chips of numbers need above a drawing; few of them are below. Compact chips have one more line.
 */
const OF_NUMBERS = { roomy: 66, compact: 92 };
const LEAST = 16;

const cached = new WeakMap<Layout, Map<boolean, number>>();

/** Returns the space above a drawing that its chips need at any step, so that no step moves the view. */
export function headroomOf(trace: Trace, layout: Layout, detail: boolean): number {
  if (layout.labels.every((label) => label === undefined)) return OF_NUMBERS[layout.density];
  const rooms = cached.get(layout) ?? new Map<boolean, number>();
  cached.set(layout, rooms);
  const room = rooms.get(detail) ?? highestChip(trace, layout, detail);
  rooms.set(detail, room);
  return room;
}

function highestChip(trace: Trace, layout: Layout, detail: boolean): number {
  const tops = trace.steps.flatMap((step) => chipsAt(trace, layout, { step }, detail).map(({ y }) => y));
  return Math.max(LEAST, 8 - Math.min(...tops, 0));
}
