import type { Layout } from "../layout/layout.ts";
import type { Trace } from "../trace/trace.ts";
import { chipsAt } from "./chips.ts";

/** What the chips of numbers need above a drawing; few have to hang below. Compact ones have a line more. */
const OF_NUMBERS = { roomy: 66, compact: 92 };
const LEAST = 16;

const known = new WeakMap<Layout, Map<boolean, number>>();

/** The space above a drawing that its chips need at whichever step, so that no step moves the view. */
export function headroomOf(trace: Trace, layout: Layout, detail: boolean): number {
  if (layout.labels.every((label) => label === undefined)) return OF_NUMBERS[layout.density];
  const rooms = known.get(layout) ?? new Map<boolean, number>();
  known.set(layout, rooms);
  const room = rooms.get(detail) ?? highestChip(trace, layout, detail);
  rooms.set(detail, room);
  return room;
}

function highestChip(trace: Trace, layout: Layout, detail: boolean): number {
  const tops = trace.steps.flatMap((step) => chipsAt(trace, layout, { step }, detail).map(({ y }) => y));
  return Math.max(LEAST, 8 - Math.min(...tops, 0));
}
