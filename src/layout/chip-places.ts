import { boundingBox, isNear } from "./box.ts";
import { type Point, pointAt, pointsAlong } from "./curve.ts";
import type { Box, Curve, Layout } from "./drawing.ts";
import { lazily } from "./lazily.ts";

/** Width and height of a chip, in the drawing's units. */
export type ChipSize = Pick<Box, "width" | "height">;

/** Distance from the anchor within which a place for a chip is sought. */
const REACH = 420;
/** Distances to try above and below the anchor, `NEAR_RISES` of them at first, and to its sides. */
const RISES = Array.from({ length: 76 }, (_, i) => 8 + i * 4);
const NEAR_RISES = 40;
const SHIFTS = [0, -30, 30, -60, 60, -100, 100];
/** Space between a chip and obstacles, and in addition around nodes, which may have a ring of 8. */
const CLEAR = 6;
const RING = 3;
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

/** Finds places for chips in a layout. */
export interface ChipPlaces {
  /**
   * Returns the place nearest to an anchor where a chip covers no node, no edge and no chip placed before.
   * Prefers places whose leader passes no node and no chip, then places above the drawing's lower edge and
   * between its sides. Where edges leave no such place, the chip covers some.
   */
  place(anchor: Point, size: ChipSize, placed: readonly Box[]): Box;
  /** Returns the place that `place` prefers; undefined if a chip would cover something everywhere. */
  freePlace(anchor: Point, size: ChipSize, placed: readonly Box[]): Box | undefined;
  /**
   * Returns a place for a chip on its own edge, as near to the middle as possible, that covers no node and no
   * other edge and leaves the arrowhead at the parent free; undefined if the columns are too close.
   */
  placeOnEdge(edge: number, size: ChipSize): Box | undefined;
}

/** Creates the finder of places for the chips of a layout. */
export function createChipPlaces(layout: Pick<Layout, "width" | "height" | "nodes" | "edges">): ChipPlaces {
  const alongEdges = lazily(() => layout.edges.flatMap(edgeBoxes));
  const stations = lazily(() => {
    const all = layout.edges.flatMap((_, edge) => pointsOf(edge).map(({ x, y }) => ({ edge, x, y })));
    return all.sort((a, b) => a.x - b.x);
  });
  const points = new Map<number, readonly Point[]>();
  function pointsOf(edge: number): readonly Point[] {
    const found = points.get(edge) ?? pointsAlong(layout.edges[edge] as Curve, SAMPLES);
    points.set(edge, found);
    return found;
  }

  /** Returns whether an edge other than one passes a box. */
  function isPassed({ x, y, width, height }: Box, edge: number): boolean {
    const all = stations();
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.x ?? 0) <= x) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < all.length; i++) {
      const point = all[i] as Point & { readonly edge: number };
      if (point.x >= x + width) return false;
      if (point.edge !== edge && point.y > y && point.y < y + height) return true;
    }
    return false;
  }

  /** Returns the boxes of nodes with rings around an area. */
  function ringsIn(area: Box): Box[] {
    return layout.nodes.filter((box) => isNear(box, area, RING)).map((box) => grown(box, RING));
  }

  function freePlace(anchor: Point, size: ChipSize, placed: readonly Box[]): Box | undefined {
    const reach = { x: anchor.x - REACH, y: anchor.y - REACH, width: 2 * REACH, height: 2 * REACH };
    const isReached = (box: Box) => isNear(box, reach, 0);
    const taken = [...ringsIn(reach), ...alongEdges().filter(isReached), ...placed.filter(isReached)];
    const solid = [...layout.nodes.filter(isReached), ...placed];
    const isInside = ({ x, y, width, height }: Box) =>
      y + height <= layout.height && x >= -OUTSIDE && x + width <= layout.width + OUTSIDE;
    let most = 0;
    let first: Box | undefined;
    let inside: Box | undefined;
    let clear: Box | undefined;
    // What covers one place often covers the next.
    let covering: Box | undefined;
    for (const offset of offsetsFor(size)) {
      if (!offset.isNear) continue;
      const box = boxAt(anchor, offset, size);
      if (covering !== undefined && isNear(box, covering, CLEAR)) continue;
      covering = taken.find((other) => isNear(box, other, CLEAR));
      if (covering !== undefined) continue;
      if (first === undefined) most = distance(box, anchor) + DETOUR;
      first ??= box;
      if (isInside(box)) inside ??= box;
      if (distance(box, anchor) > most) {
        if (clear !== undefined || inside !== undefined) break;
      } else if (!passes(leaderFrom(box, anchor), anchor, solid)) {
        if (isInside(box)) return box;
        clear ??= box;
      }
    }
    return clear ?? inside ?? first;
  }

  function place(anchor: Point, size: ChipSize, placed: readonly Box[]): Box {
    const free = freePlace(anchor, size, placed);
    if (free !== undefined) return free;
    const all = offsetsFor(size);
    const [up, aside] = [Math.max(...RISES) + size.height, Math.max(...SHIFTS) + size.width / 2];
    const around = { x: anchor.x - aside, y: anchor.y - up, width: 2 * aside, height: 2 * up };
    const solid = [...ringsIn(grown(around, CLEAR)), ...placed];
    let far: Box | undefined;
    for (const offset of all) {
      const box = boxAt(anchor, offset, size);
      if (solid.some((other) => isNear(box, other, CLEAR))) continue;
      if (offset.isNear) return box;
      far ??= box;
    }
    return far ?? boxAt(anchor, all[0] as Offset, size);
  }

  function placeOnEdge(edge: number, { width, height }: ChipSize): Box | undefined {
    const own = pointsOf(edge);
    const [start = { x: 0, y: 0 }] = own;
    const head = { x: start.x, y: start.y - HEAD.half, width: HEAD.length, height: 2 * HEAD.half };
    const middle = pointAt(layout.edges[edge] as Curve, 0.5);
    const along = own.map(({ x, y }) => ({ x: x - width / 2, y: y - height / 2, width, height }));
    const area = grown(boundingBox(along), CLEAR);
    const taken = [head, ...layout.nodes.filter((box) => isNear(box, area, 0))];
    const clear = along.filter((box) => taken.every((other) => !isNear(box, other, CLEAR)));
    return clear
      .sort((a, b) => distance(a, middle) - distance(b, middle))
      .find((box) => !isPassed(grown(box, CLEAR_OF_EDGE), edge));
  }

  return { place, freePlace, placeOnEdge };
}

/** Returns whether a straight line runs through the inside of a box. */
function passes(from: Point, to: Point, boxes: readonly Box[]): boolean {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return boxes.some(({ x, y, width, height }) => {
    const left = x - from.x;
    const top = y - from.y;
    if (Math.max(0, dx) <= left || Math.min(0, dx) >= left + width) return false;
    if (Math.max(0, dy) <= top || Math.min(0, dy) >= top + height) return false;
    for (let i = 0; i <= STATIONS; i++) {
      const across = (dx * i) / STATIONS;
      const along = (dy * i) / STATIONS;
      if (across > left && across < left + width && along > top && along < top + height) return true;
    }
    return false;
  });
}

/** A distance of a chip's middle from its anchor. */
interface Offset {
  readonly dx: number;
  readonly dy: number;
  /** Whether the offset is one of the first to try. */
  readonly isNear: boolean;
}

/** By height of a chip: the offsets from an anchor at which the chip is tried, the nearest first. */
const offsets = new Map<number, readonly Offset[]>();

function offsetsFor({ height }: ChipSize): readonly Offset[] {
  const found = offsets.get(height) ?? offsetsAround(height);
  offsets.set(height, found);
  return found;
}

function offsetsAround(height: number): Offset[] {
  return RISES.flatMap((rise, i) =>
    [-1, 1].flatMap((side) =>
      SHIFTS.map((dx) => ({ dx, dy: side * (height / 2 + rise), isNear: i < NEAR_RISES })),
    ),
  ).sort((p, q) => Math.hypot(p.dx, p.dy) - Math.hypot(q.dx, q.dy));
}

function boxAt(anchor: Point, { dx, dy }: Offset, { width, height }: ChipSize): Box {
  return { x: anchor.x + dx - width / 2, y: anchor.y + dy - height / 2, width, height };
}

function distance({ x, y, width, height }: Box, point: Point): number {
  return Math.hypot(x + width / 2 - point.x, y + height / 2 - point.y);
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
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
