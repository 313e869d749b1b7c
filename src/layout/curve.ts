import type { Box, Curve } from "./drawing.ts";

/** A point in the drawing's units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const CHORDS = 24;

/** Returns the curve as SVG path data, rounded to hundredths: `M0,0C10,0,20,5,30,5`. */
export function pathOf(curve: Curve): string {
  let path = "";
  for (let i = 0; i + 1 < curve.length; i += 2) {
    const command = i === 0 ? "M" : i % 6 === 2 ? "C" : ",";
    path += `${command}${rounded(curve[i])},${rounded(curve[i + 1])}`;
  }
  return path;
}

/** Returns the curve from its end to its start. */
export function reversed(curve: Curve): Curve {
  const back: number[] = [];
  for (let i = curve.length - 2; i >= 0; i -= 2) back.push(at(curve, i), at(curve, i + 1));
  return back;
}

/**
 * Returns the point at a fraction `t` of the curve's length, from 0 (start) to 1 (end), clamped. Each piece
 * is measured by 24 chords, which is accurate to a fraction of a unit on the curves of a layout.
 */
export function pointAt(curve: Curve, t: number): Point {
  return pointOn(measured(curve), t);
}

/** Returns the points at several fractions of the curve's length. */
export function pointsAt(curve: Curve, fractions: readonly number[]): Point[] {
  const chords = measured(curve);
  return fractions.map((t) => pointOn(chords, t));
}

/** Returns the points at 0, 1/`count`, … and 1 of the curve's length. */
export function pointsAlong(curve: Curve, count: number): Point[] {
  return pointsAt(
    curve,
    Array.from({ length: count + 1 }, (_, i) => i / count),
  );
}

/** Straight lines from point to point, and the length up to each point. */
export interface Polyline {
  readonly points: readonly Point[];
  readonly lengths: readonly number[];
}

/** Measures the straight lines between points. */
export function polyline(points: readonly Point[]): Polyline {
  const lengths = [0];
  for (let i = 1; i < points.length; i++) {
    lengths.push((lengths[i - 1] ?? 0) + distance(points[i - 1] ?? ORIGIN, points[i] ?? ORIGIN));
  }
  return { points, lengths };
}

function measured(curve: Curve): Polyline {
  return polyline(chordPoints(curve));
}

/** Returns the point at a fraction `t` of the length, from 0 (start) to 1 (end), clamped. */
export function pointOn({ points, lengths }: Polyline, t: number): Point {
  const wanted = Math.min(1, Math.max(0, t)) * (lengths.at(-1) ?? 0);
  const after = Math.max(
    1,
    lengths.findIndex((length) => length >= wanted),
  );
  const [from, to] = [points[after - 1] ?? ORIGIN, points[after] ?? points[after - 1] ?? ORIGIN];
  const [start, end] = [lengths[after - 1] ?? 0, lengths[after] ?? 0];
  const part = end > start ? (wanted - start) / (end - start) : 0;
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}

/** Returns boxes around the control points of each piece of a curve, which contain the piece. */
export function extentsOf(curve: Curve): readonly Box[] {
  const pieces = Math.floor((curve.length - 2) / 6);
  return Array.from({ length: pieces }, (_, piece) => {
    const corners = [0, 2, 4, 6].map(
      (k) => [at(curve, 6 * piece + k), at(curve, 6 * piece + k + 1)] as const,
    );
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
  });
}

const ORIGIN: Point = { x: 0, y: 0 };

function chordPoints(curve: Curve): Point[] {
  const points: Point[] = [{ x: at(curve, 0), y: at(curve, 1) }];
  for (let piece = 0; piece + 7 < curve.length; piece += 6) {
    for (let k = 1; k <= CHORDS; k++) {
      points.push({ x: bezier(curve, piece, k / CHORDS), y: bezier(curve, piece + 1, k / CHORDS) });
    }
  }
  return points;
}

/** Evaluates one coordinate of a piece, whose four values are at `first`, `first + 2`, and so on. */
function bezier(curve: Curve, first: number, t: number): number {
  const s = 1 - t;
  return (
    s * s * s * at(curve, first) +
    3 * s * s * t * at(curve, first + 2) +
    3 * s * t * t * at(curve, first + 4) +
    t * t * t * at(curve, first + 6)
  );
}

function at(curve: Curve, index: number): number {
  return curve[index] ?? 0;
}

function distance(a: Point, b: Point): number {
  // Several times as fast as `Math.hypot`, whose range is not needed.
  return Math.sqrt((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
}

function rounded(value = 0): number {
  return Math.round(value * 100) / 100;
}
