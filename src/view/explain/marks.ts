import type { Box } from "../../layout/layout.ts";
import type { DisplayList } from "../../scene/display-list.ts";
import { entryBox } from "../../scene/hit-test.ts";
import type { Mark } from "./provenance.ts";

/** A ring around an entry. */
export interface Ring extends Box {
  readonly role: Mark["role"];
}

/** The space between an entry's cell and the ring around it. */
const AROUND = 1;
/** The greatest width of the ring around a number, and its inset. */
const NUMBER = { width: 92, inset: 4 };

/** Returns the rings of marks in a drawing. Marks of entries that are not shown have no ring. */
export function ringsOf({ nodes, chips }: DisplayList, marks: readonly Mark[]): Ring[] {
  return marks.flatMap((mark) => {
    const { of, role, entries } = mark;
    const owner =
      role === "contribution"
        ? chips.find(({ data }) => data.chip === of && data.kind === "contribution")
        : nodes.find(({ data }) => data.node === of);
    const area = owner?.slots.find(({ slot }) => slot === role);
    if (area?.shown !== true) return [];
    if (area.cells === undefined) return [aroundNumber(area, role)];
    return [...new Set(entries)].map((entry) => around(entryBox(area, entry), role));
  });
}

function aroundNumber({ x, y, width, height }: Box, role: Mark["role"]): Ring {
  const own = Math.min(NUMBER.width, width - 2 * NUMBER.inset);
  return { role, x: x + width - NUMBER.inset - own, y: y + 3, width: own, height: height - 6 };
}

function around({ x, y, width, height }: Box, role: Mark["role"]): Ring {
  return { role, x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
}
