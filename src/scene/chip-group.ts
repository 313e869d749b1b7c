import { type Run, textOfRuns } from "../formula/runs.ts";
import { leaderFrom } from "../layout/chip-places.ts";
import { RULE_SIZE } from "../layout/chip-plan.ts";
import { type Chip, NUMBERS_SIZE } from "./chips.ts";
import type { ChipGroup, Drawn, SlotArea } from "./display-list.ts";
import { gridGroup } from "./grid-group.ts";

/** The font size of the sign before entries that are added. */
const SIGN_SIZE = 14;
/** The baseline of the first line, and the distance to the next. */
const [BASELINE, LINE] = [22, 19];

/** Draws a chip: the rule, and below the rule lines of numbers or the entries of a tensor. */
export function chipGroup(chip: Chip): ChipGroup {
  const { x, y, width, height, edge, kind, rule, lines, grid, adds } = chip;
  const id = `chip ${kind} ${edge}`;
  return {
    kind: "group",
    role: "chip",
    id,
    x,
    y,
    flags: [],
    data: { chip: edge, kind },
    box: { x, y, width, height },
    slots: grid === undefined ? [] : [slotOf(chip, grid)],
    children: [
      leader(id, chip),
      { kind: "rect", role: "card", id: `card ${id}`, x: 0, y: 0, width, height, radius: 8 },
      ...(grid !== undefined && adds ? [sign(id, grid)] : []),
      ruleLine(id, width / 2, rule),
      ...lines.map((text, i) => numbersLine(id, width / 2, text, i + 1)),
      ...(grid === undefined ? [] : [gridGroup(id, "contribution", grid)]),
    ],
  };
}

function slotOf({ x, y }: Chip, grid: NonNullable<Chip["grid"]>): SlotArea {
  const { cells } = grid;
  const place = { x: x + grid.x, y: y + grid.y, width: cells.width, height: cells.height };
  return { slot: "contribution", ...place, cells, shown: true };
}

function leader(owner: string, chip: Chip): Drawn {
  const { x, y, anchor } = chip;
  const from = leaderFrom(chip, anchor);
  const ends = { x1: anchor.x - x, y1: anchor.y - y, x2: from.x - x, y2: from.y - y };
  return { kind: "line", role: "leader", id: `leader ${owner}`, ...ends };
}

function sign(owner: string, { x, y, cells }: NonNullable<Chip["grid"]>): Drawn {
  const place = { x: x - 8, y: y + cells.height / 2 + 5, anchor: "end", size: SIGN_SIZE } as const;
  return { kind: "text", role: "sign", id: `sign ${owner}`, ...place, text: "+=" };
}

function ruleLine(owner: string, x: number, runs: readonly Run[]): Drawn {
  const place = { x, y: BASELINE, anchor: "middle", size: RULE_SIZE } as const;
  return { kind: "formula", role: "rule", id: `line-0 ${owner}`, ...place, text: textOfRuns(runs), runs };
}

function numbersLine(owner: string, x: number, text: string, i: number): Drawn {
  const place = { x, y: BASELINE + i * LINE, anchor: "middle", size: NUMBERS_SIZE } as const;
  return { kind: "text", role: "numbers", id: `line-${i} ${owner}`, ...place, text };
}
