import type { LeafEntry } from "../../cases/leaf-entries.ts";
import type { Box } from "../../layout/layout.ts";
import type { DisplayList } from "../../scene/display-list.ts";
import { entryBox, type Hit } from "../../scene/hit-test.ts";
import type { Trace } from "../../trace/trace.ts";

/** Returns the entry of an input whose number lies under the pointer. */
export function leafEntryOf(
  hit: Hit | undefined,
  { nodes }: Trace,
  entries: readonly LeafEntry[],
): LeafEntry | undefined {
  if (hit?.kind !== "node" || hit.slot !== "value" || hit.entry === undefined) return undefined;
  const node = nodes.indexOf(hit.of);
  return entries.find((one) => one.node === node && one.entry === hit.entry);
}

/**
 * Returns the box of an entry's number in the drawing. Undefined where no number is shown, as in cells with only a
 * colour.
 */
export function numberBox(
  { nodes: groups }: DisplayList,
  { nodes }: Trace,
  { node, entry }: LeafEntry,
): Box | undefined {
  const id = nodes.at(node)?.id;
  const group = groups.find(({ data }) => data.node === id);
  const area = group?.slots.find(({ slot }) => slot === "value");
  if (area === undefined || !area.shown || area.cells?.numbers === false) return undefined;
  return entryBox(area, entry);
}
