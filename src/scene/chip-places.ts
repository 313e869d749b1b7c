import { type Point, pointAt } from "../layout/curve.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { boundingBox, isNear } from "./box.ts";

/** Width and height of a chip, in the drawing's units. */
export type ChipSize = Pick<Box, "width" | "height">;

/** Distance from the anchor within which a place for a chip is sought. */
const REACH = 420;
/** Distances to try above and below the anchor, `NEAR_RISES` of them at first, and to its sides. */
const RISES = Array.from({ length: 76 }, (_, i) => 8 + i * 4);
const NEAR_RISES = 40;
const SHIFTS = [0, -30, 30, -60, 60, -100, 100];
/** Space between a chip and obstacles; nodes may have a ring of 8 around them. */
const CLEAR = 6;
const CLEAR_OF_NODE = 9;
const CLEAR_OF_EDGE = 4;
/** The arrowhead at the parent, which a chip on its own edge must not cover. */
const HEAD = { length: 20, half: 10 };
const SAMPLES = 80;
/** Number of intervals in which a leader is sampled. */
const STATIONS = 24;
/** Extra distance that a chip may have so that its leader passes no node and no chip. */
const DETOUR = 70;
/** How far a chip may extend beyond the sides of a drawing. */
const OUTSIDE = 20;

const obstacles = new WeakMap<Layout, readonly Box[]>();

/** Returns whether two nodes are too far apart to be seen together at a readable size. */
export function isFar(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) > 900;
}

/** Returns the middle of an edge, or a point at its child if the edge is long. */
export function anchorOf(curve: Curve, parent: Box, child: Box): Point {
  return isFar(parent, child) ? { x: child.x, y: child.y + child.height / 2 } : pointAt(curve, 0.5);
}

/**
 * Returns the point on a chip's border where the leader to its anchor starts: as near as the rounded corners
 * allow.
 */
export function leaderFrom(chip: Box, anchor: Point): Point {
  const x = Math.min(Math.max(anchor.x, chip.x + 10), chip.x + chip.width - 10);
  return { x, y: anchor.y < chip.y ? chip.y : chip.y + chip.height };
}

/**
 * Returns the place nearest to an anchor where a chip covers no node, no edge and no chip placed before.
 * Prefers places whose leader passes no node and no chip, then places above the drawing's lower edge and
 * between its sides. Where edges leave no such place, the chip covers some.
 */
export function placeChip(layout: Layout, anchor: Point, size: ChipSize, placed: readonly Box[]): Box {
  const covered = [...layout.nodes.map(withRing), ...placed];
  const onEdges = (box: Box) => covered.every((other) => !isNear(box, other, CLEAR));
  const [boxes, more] = [placesAround(anchor, size, NEAR_RISES), placesAround(anchor, size, RISES.length)];
  return (
    freePlace(layout, anchor, size, placed) ?? boxes.find(onEdges) ?? more.find(onEdges) ?? (boxes[0] as Box)
  );
}

/** Returns the place that `placeChip` prefers; undefined if a chip would cover something everywhere. */
export function freePlace(
  layout: Layout,
  anchor: Point,
  size: ChipSize,
  placed: readonly Box[],
): Box | undefined {
  const reach = { x: anchor.x - REACH, y: anchor.y - REACH, width: 2 * REACH, height: 2 * REACH };
  const taken = [...obstaclesOf(layout), ...placed].filter((box) => isNear(box, reach, 0));
  const solid = [...layout.nodes.filter((box) => isNear(box, reach, 0)), ...placed];
  const free = placesAround(anchor, size, NEAR_RISES).filter((box) =>
    taken.every((other) => !isNear(box, other, CLEAR)),
  );
  const isInside = ({ x, y, width, height }: Box) =>
    y + height <= layout.height && x >= -OUTSIDE && x + width <= layout.width + OUTSIDE;
  const most = free[0] === undefined ? 0 : distance(free[0], anchor) + DETOUR;
  const clear = free.filter(
    (box) => distance(box, anchor) <= most && !passes(leaderFrom(box, anchor), anchor, solid),
  );
  return clear.find(isInside) ?? clear[0] ?? free.find(isInside) ?? free[0];
}

/** Returns whether a straight line runs through the inside of a box. */
function passes(from: Point, to: Point, boxes: readonly Box[]): boolean {
  const parts = Array.from({ length: STATIONS + 1 }, (_, i) => i / STATIONS);
  const line = parts.map((part) => ({
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
  }));
  return boxes.some(({ x, y, width, height }) =>
    line.some((point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height),
  );
}

function withRing({ x, y, width, height }: Box): Box {
  const more = CLEAR_OF_NODE - CLEAR;
  return { x: x - more, y: y - more, width: width + 2 * more, height: height + 2 * more };
}

/** Returns places above and below an anchor, the nearest first. */
function placesAround(anchor: Point, { width, height }: ChipSize, rises: number): Box[] {
  return RISES.slice(0, rises)
    .flatMap((rise) => [-1, 1].map((side) => side * (height / 2 + rise)))
    .flatMap((dy) => SHIFTS.map((dx) => ({ dx, dy })))
    .sort((p, q) => Math.hypot(p.dx, p.dy) - Math.hypot(q.dx, q.dy))
    .map(({ dx, dy }) => ({ x: anchor.x + dx - width / 2, y: anchor.y + dy - height / 2, width, height }));
}

/**
 * Returns a place for a chip on its own edge, as near to the middle as possible, that covers no node and no
 * other edge and leaves the arrowhead at the parent free; undefined if the columns are too close.
 */
export function placeOnEdge(layout: Layout, edge: number, { width, height }: ChipSize): Box | undefined {
  const curve = layout.edges[edge] as Curve;
  const { x: startX, y: startY } = pointAt(curve, 0);
  const head = { x: startX, y: startY - HEAD.half, width: HEAD.length, height: 2 * HEAD.half };
  const middle = pointAt(curve, 0.5);
  const boxes = points(curve)
    .map(({ x, y }) => ({ x: x - width / 2, y: y - height / 2, width, height }))
    .filter((box) => [...layout.nodes, head].every((other) => !isNear(box, other, CLEAR)))
    .sort((a, b) => distance(a, middle) - distance(b, middle));
  if (boxes.length === 0) return undefined;
  const others = layout.edges.filter((_, i) => i !== edge).flatMap(points);
  return boxes.find((box) =>
    others.every((point) => !isNear(box, { ...point, width: 0, height: 0 }, CLEAR_OF_EDGE)),
  );
}

function points(curve: Curve): Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, i) => pointAt(curve, i / SAMPLES));
}

function distance({ x, y, width, height }: Box, point: Point): number {
  return Math.hypot(x + width / 2 - point.x, y + height / 2 - point.y);
}

/** Returns boxes around the nodes and along the edges of a layout; cached per layout. */
function obstaclesOf(layout: Layout): readonly Box[] {
  const cached = obstacles.get(layout);
  if (cached !== undefined) return cached;
  const all = [...layout.nodes.map(withRing), ...layout.edges.flatMap(edgeBoxes)];
  obstacles.set(layout, all);
  return all;
}

/** Returns boxes along an edge: four per piece, along its chord. */
function edgeBoxes(curve: Curve): Box[] {
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
      boxes.push(boundingBox(ends));
    }
  }
  return boxes;
}
