import type { Layout } from "../layout/layout.ts";
import type { SentLayout } from "./layouts.ts";

/**
 * Returns a function that gives the layouts that one worker sends: the identical object for the same structure.
 * It must receive all of them in the order in which they were sent.
 */
export function receiveLayouts(): (sent: SentLayout) => Layout {
  const layouts: Layout[] = [];
  return ({ slot, layout = layouts[slot] }) => {
    if (layout === undefined) throw new RangeError(`engine: no layout in slot ${slot}`);
    layouts[slot] = layout;
    return layout;
  };
}
