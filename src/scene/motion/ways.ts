import { type Point, type Polyline, pointsAlong, polyline, reversed } from "../../layout/curve.ts";
import type { EdgeGroup } from "../display-list.ts";

/** The number of straight lines that stand for an edge. */
const LINES = 40;

/** Returns the way from a point in the parent along an edge to a point in the child. */
export function wayAlong({ curve }: EdgeGroup, from: Point, to: Point): Polyline {
  return polyline([from, ...pointsAlong(curve, LINES), to]);
}

/** Returns the way from a point in the child back along an edge to a point in the parent. */
export function wayBack({ curve }: EdgeGroup, from: Point, to: Point): Polyline {
  return polyline([from, ...pointsAlong(reversed(curve), LINES), to]);
}

/** Splits a way at its point nearest to a stop, with a detour to the stop. */
export function partsAt({ points }: Polyline, stop: Point): readonly [Polyline, Polyline] {
  const squares = points.map(({ x, y }) => (x - stop.x) ** 2 + (y - stop.y) ** 2);
  const nearest = squares.indexOf(Math.min(...squares));
  return [polyline([...points.slice(0, nearest + 1), stop]), polyline([stop, ...points.slice(nearest)])];
}
