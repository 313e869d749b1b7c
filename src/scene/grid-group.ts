import { cellAt } from "../layout/cells.ts";
import type { Drawn, Group, SlotArea } from "./display-list.ts";
import type { Entry, EntryGrid } from "./entry-grid.ts";

/**
 * The opacity of the colour of the smallest and of the largest entry. Cells without numbers have stronger
 * colours.
 */
const TINTS = { numbers: [0.06, 0.36], map: [0.08, 0.9] } as const;
/** The font size of an entry, and of one with more than `LETTERS` characters. */
const SIZES = { usual: 12, long: 10.5 };
const LETTERS = 7;

/**
 * Draws the entries of a tensor as cells tinted by magnitude. In a heat map, negative entries have a bar, so
 * that they differ not only in colour.
 *
 * @param owner the id of the group that holds the grid
 */
export function gridGroup(owner: string, slot: SlotArea["slot"] | "inside", grid: EntryGrid): Group {
  const id = `${slot}-cells ${owner}`;
  const { x, y, cells, entries } = grid;
  return {
    kind: "group",
    role: "grid",
    id,
    x,
    y,
    flags: cells.numbers ? [slot] : [slot, "map"],
    data: { slot },
    children: entries.map((entry, i) => cellGroup(`${i} ${id}`, grid, entry, i)),
  };
}

function cellGroup(id: string, { cells }: EntryGrid, entry: Entry, i: number): Group {
  const { width, height } = cells.cell;
  return {
    kind: "group",
    role: "cell",
    id,
    ...cellAt(cells, i),
    flags: [...(entry.kink ? ["kink"] : []), ...(entry.finite ? [] : ["odd"])],
    data: { entry: String(i) },
    children: [
      {
        kind: "rect",
        role: "patch",
        id: `patch ${id}`,
        x: 0,
        y: 0,
        width,
        height,
        radius: Math.min(3, height / 6),
        fillOpacity: opacityOf(entry, cells.numbers),
      },
      ...(cells.numbers ? [number(id, entry, width, height)] : minus(id, entry, width, height)),
    ],
  };
}

function number(id: string, { text }: Entry, width: number, height: number): Drawn {
  return {
    kind: "text",
    role: "entry",
    id: `entry ${id}`,
    x: width / 2,
    y: height / 2 + 4,
    anchor: "middle",
    size: text.length > LETTERS ? SIZES.long : SIZES.usual,
    text,
  };
}

function minus(id: string, { sign }: Entry, width: number, height: number): Drawn[] {
  if (sign !== "negative" || width < 6) return [];
  const d = `M${width * 0.28},${height / 2}H${width * 0.72}`;
  return [{ kind: "path", role: "minus", id: `minus ${id}`, d }];
}

function opacityOf({ tint }: Entry, numbers: boolean): number {
  const [least, most] = numbers ? TINTS.numbers : TINTS.map;
  return Number((least + (most - least) * tint).toFixed(3));
}
