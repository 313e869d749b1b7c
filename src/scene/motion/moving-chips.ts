import type { Point } from "../../layout/curve.ts";
import type { ChipGroup, Drawn } from "../display-list.ts";

/** Returns the middle of a chip. */
export function middleOf({ box: { x, y, width, height } }: ChipGroup): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Returns a chip without what only the arrival of a number tells. */
export function bareChip(chip: ChipGroup): ChipGroup {
  return { ...chip, children: chip.children.filter((part) => !isNumber(part)) };
}

function isNumber(part: Drawn): boolean {
  return part.role === "numbers" || part.role === "grid" || part.role === "sign";
}
