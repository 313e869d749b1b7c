import { type Layout, layout } from "../layout/layout.ts";
import { structureOf } from "../layout/structure.ts";
import type { Trace } from "../trace/trace.ts";

/** A layout in a message: its place in the page's memory, and the layout itself unless it is there already. */
export interface SentLayout {
  readonly slot: number;
  readonly layout?: Layout;
}

/** Number of layouts that the worker and the page remember; the oldest is replaced. */
const SLOTS = 32;

/**
 * Returns a function that lays out traces for one page, once per structure, and sends each layout once while it
 * is remembered.
 *
 * @param compute called for each structure that is not remembered
 */
export function createLayouts(compute: (trace: Trace) => Layout = layout): (trace: Trace) => SentLayout {
  const slots = new Map<string, number>();
  let next = 0;
  return (trace) => {
    const structure = structureOf(trace);
    const known = slots.get(structure);
    if (known !== undefined) return { slot: known };
    const slot = next++ % SLOTS;
    const sent = { slot, layout: compute(trace) };
    for (const [other, taken] of slots) if (taken === slot) slots.delete(other);
    slots.set(structure, slot);
    return sent;
  };
}
