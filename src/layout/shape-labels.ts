import { shapeOf } from "../autodiff/value.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { type Point, pointsAlong, pointsAt } from "./curve.ts";
import type { Box, Curve, Label } from "./drawing.ts";
import { widthOf } from "./font-metrics.ts";

/** Font size of a label, in CSS pixels. */
const LABEL_SIZE = 12;
const HEIGHT = 16;
/**
 * Fractions of an edge's length at which a label may be, and offsets of its middle above or below the edge.
 */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12];
const ASIDE = [-12, 12, -18, 18, -24, 24, -34, 34, -44, 44];
const SAMPLES = 60;
/** Distances of a label from nodes, which may have a ring of 8 around them, and from edges. */
const [FROM_NODE, FROM_EDGE] = [9, 1.5];

/** Returns the gap width that the label of an edge needs; 0 for an edge of numbers, which has no label. */
export function gapForLabel(trace: Trace, edge: number): number {
  const text = textOf(trace, edgeAt(trace, edge).parent);
  return text === "" ? 0 : widthOf(text, "sans", LABEL_SIZE) + 2 * FROM_NODE + 2;
}

function textOf(trace: Trace, parent: number): string {
  return shapeOf(nodeAt(trace, parent).value).join(" × ");
}

/**
 * Places a shape on each edge that carries a tensor, as near to the middle as nodes, edges and other labels
 * allow.
 */
export function labelsOf(
  trace: Trace,
  nodes: readonly Box[],
  edges: readonly Curve[],
): (Label | undefined)[] {
  const texts = trace.edges.map(({ parent }) => textOf(trace, parent));
  if (texts.every((text) => text === "")) return texts.map(() => undefined);
  const points = new Strips<Point>();
  for (const curve of edges)
    for (const point of pointsAlong(curve, SAMPLES)) points.add(point.x, point.x, point);
  const taken = new Strips<Box>();
  for (const node of nodes)
    taken.add(node.x - FROM_NODE, node.x + node.width + FROM_NODE, grown(node, FROM_NODE));
  return texts.map((text, edge) => {
    const curve = edges[edge];
    if (text === "" || curve === undefined) return undefined;
    const isFree = (box: Box): boolean => {
      const [left, right] = [box.x - FROM_EDGE, box.x + box.width + FROM_EDGE];
      return (
        taken.every(left, right, (other) => apart(box, other)) &&
        points.every(left, right, (point) => !holds(box, point))
      );
    };
    const box = firstOf(candidates(curve, widthOf(text, "sans", LABEL_SIZE)), isFree);
    if (box === undefined) return undefined;
    taken.add(box.x, box.x + box.width, box);
    return { ...box, text };
  });
}

function firstOf<T>(things: Iterable<T>, test: (thing: T) => boolean): T | undefined {
  for (const thing of things) if (test(thing)) return thing;
  return undefined;
}

/** Width of a strip of the drawing. */
const STRIP = 64;

/** Things by the vertical strips of the drawing that they touch. */
class Strips<T> {
  readonly #strips = new Map<number, T[]>();

  add(left: number, right: number, thing: T): void {
    for (let i = Math.floor(left / STRIP); i <= Math.floor(right / STRIP); i++) {
      const strip = this.#strips.get(i);
      if (strip === undefined) this.#strips.set(i, [thing]);
      else strip.push(thing);
    }
  }

  /** Returns whether all things in the strips that an interval touches pass a test. */
  every(left: number, right: number, test: (thing: T) => boolean): boolean {
    for (let i = Math.floor(left / STRIP); i <= Math.floor(right / STRIP); i++) {
      if (!(this.#strips.get(i) ?? []).every(test)) return false;
    }
    return true;
  }
}

function* candidates(curve: Curve, width: number): Generator<Box> {
  const [middle, ...points] = pointsAt(curve, [0.5, ...PLACES]);
  for (const { x, y } of points) {
    for (const dy of ASIDE) {
      for (const at of [x, middle?.x ?? x]) {
        yield { x: at - width / 2, y: y + dy - HEIGHT / 2, width, height: HEIGHT };
      }
    }
  }
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function apart(a: Box, b: Box): boolean {
  return a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
}

function holds({ x, y, width, height }: Box, point: Point): boolean {
  return (
    point.x > x - FROM_EDGE &&
    point.x < x + width + FROM_EDGE &&
    point.y > y - FROM_EDGE &&
    point.y < y + height + FROM_EDGE
  );
}
