import { type Point, pointAt } from "../layout/curve.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { around, near } from "./box.ts";

/** How big a chip is. */
export type ChipSize = Pick<Box, "width" | "height">;

/** How far from an edge a chip may have to go to find room. */
const REACH = 420;
/** The distances tried above and below the edge, and to its sides. */
const RISES = Array.from({ length: 14 }, (_, i) => 8 + i * 12);
const SHIFTS = [0, -30, 30, -60, 60, -100, 100];

const obstacles = new WeakMap<Layout, readonly Box[]>();

/** Whether two nodes are too far apart to be seen together at a readable size. */
export function far(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) > 900;
}

/** The middle of an edge, or a point at its child when the edge is long. */
export function anchorOf(curve: Curve, parent: Box, child: Box): Point {
  return far(parent, child) ? { x: child.x, y: child.y + child.height / 2 } : pointAt(curve, 0.5);
}

/**
 * The place nearest to an anchor where a chip covers no node, no edge, and none of the chips placed
 * before; above the drawing's lower edge if it can be.
 */
export function placeChip(
  layout: Layout,
  anchor: Point,
  { width, height }: ChipSize,
  placed: readonly Box[],
): Box {
  const reach = { x: anchor.x - REACH, y: anchor.y - REACH, width: 2 * REACH, height: 2 * REACH };
  const taken = [...obstaclesOf(layout), ...placed].filter((box) => near(box, reach, 0));
  const boxes = RISES.flatMap((rise) => [-1, 1].map((side) => side * (height / 2 + rise)))
    .flatMap((dy) => SHIFTS.map((dx) => ({ dx, dy })))
    .sort((p, q) => Math.hypot(p.dx, p.dy) - Math.hypot(q.dx, q.dy))
    .map(({ dx, dy }) => ({ x: anchor.x + dx - width / 2, y: anchor.y + dy - height / 2, width, height }));
  const isFree = (box: Box) => taken.every((other) => !near(box, other, 6));
  const inside = boxes.find((box) => box.y + height <= layout.height && isFree(box));
  return inside ?? boxes.find(isFree) ?? (boxes[0] as Box);
}

/** The nodes and, piece by piece, the edges of a layout; found once for each. */
function obstaclesOf(layout: Layout): readonly Box[] {
  const known = obstacles.get(layout);
  if (known !== undefined) return known;
  const all = [...layout.nodes, ...layout.edges.flatMap(beads)];
  obstacles.set(layout, all);
  return all;
}

/** Boxes along an edge: the chords of its pieces, each in four. */
function beads(curve: Curve): Box[] {
  const boxes: Box[] = [];
  for (let i = 0; i + 7 < curve.length; i += 6) {
    const at = (axis: number, part: number) => {
      const [from = 0, to = 0] = [curve[i + axis], curve[i + 6 + axis]];
      return from + (to - from) * part;
    };
    for (let k = 0; k < 4; k++) {
      const ends = [k / 4, (k + 1) / 4].map((part) => ({
        x: at(0, part),
        y: at(1, part),
        width: 0,
        height: 0,
      }));
      boxes.push(around(ends));
    }
  }
  return boxes;
}
