import { shapeOf } from "../autodiff/value.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { type Point, pointAt } from "./curve.ts";
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
  const points = edges.flatMap((curve) =>
    Array.from({ length: SAMPLES + 1 }, (_, i) => pointAt(curve, i / SAMPLES)),
  );
  const placed: Box[] = [];
  return texts.map((text, edge) => {
    const curve = edges[edge];
    if (text === "" || curve === undefined) return undefined;
    const box = candidates(curve, widthOf(text, "sans", LABEL_SIZE)).find(
      (candidate) =>
        nodes.every((node) => apart(candidate, node, FROM_NODE)) &&
        placed.every((other) => apart(candidate, other, 0)) &&
        points.every((point) => !holds(candidate, point)),
    );
    if (box !== undefined) placed.push(box);
    return box && { ...box, text };
  });
}

function candidates(curve: Curve, width: number): Box[] {
  const middle = pointAt(curve, 0.5).x;
  return PLACES.flatMap((place) => {
    const { x, y } = pointAt(curve, place);
    return ASIDE.flatMap((dy) =>
      [x, middle].map((at) => ({ x: at - width / 2, y: y + dy - HEIGHT / 2, width, height: HEIGHT })),
    );
  });
}

function apart(a: Box, b: Box, margin: number): boolean {
  return (
    a.x >= b.x + b.width + margin ||
    b.x >= a.x + a.width + margin ||
    a.y >= b.y + b.height + margin ||
    b.y >= a.y + a.height + margin
  );
}

function holds({ x, y, width, height }: Box, point: Point): boolean {
  return (
    point.x > x - FROM_EDGE &&
    point.x < x + width + FROM_EDGE &&
    point.y > y - FROM_EDGE &&
    point.y < y + height + FROM_EDGE
  );
}
