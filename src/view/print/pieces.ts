import { boundingBox } from "../../layout/box.ts";
import { extentsOf } from "../../layout/curve.ts";
import type { Box } from "../../layout/layout.ts";
import type { DisplayList } from "../../scene/display-list.ts";

/** The pieces of a drawing, one below the other on paper, all at one scale. */
export interface Pieces {
  readonly scale: number;
  /** In reading order: columns of the drawing from left to right, each from top to bottom. */
  readonly boxes: readonly Box[];
}

/** The room for a drawing, in CSS pixels, within the margins of both A4 and Letter. */
const PAPER = { width: 680, height: 860 };
const LARGEST = 0.96;
/** At this scale numbers of 13 pixels are about 6 points on paper. Below this scale the drawing is cut. */
const READABLE = 0.62;
/** A drawing is not cut in both directions while numbers have 4 points: edges would end at the cuts. */
const SMALLEST = 0.4;
/** The room for rings and borders around nodes. */
const PAD = 9;
/**
 * The pieces of a drawing that is cut horizontally are half a page high, so that few pages are left half
 * empty.
 */
const PART = PAPER.height / 2;

/** Cuts a drawing between its nodes into as few pieces as are readable on paper. Most drawings need no cut. */
export function piecesOf({ edges, nodes, chips }: DisplayList): Pieces {
  const labels = edges.flatMap(({ label }) => label ?? []);
  const parts = [...[...nodes, ...chips].map(({ box }) => box), ...labels];
  const wires = edges.flatMap(({ curve }) => extentsOf(curve));
  const whole = boundingBox([...parts, ...wires]);
  const [left, right] = [whole.x - PAD, whole.x + whole.width + PAD];
  const [narrow, isTall] = [PAPER.width / READABLE, whole.height * READABLE > PAPER.height];
  const limit = isTall ? Math.max(narrow, Math.min(right - left, PAPER.width / SMALLEST)) : narrow;
  const columns = balanced(parts.map(across), left, right, limit);
  const scale = Math.min(LARGEST, ...columns.map(([from, to]) => PAPER.width / (to - from)));
  const boxes = columns.flatMap(([from, to]) => {
    const isHere = ({ x, width }: Box) => x < to && x + width > from;
    const within = parts.filter(isHere);
    const { y, height } = boundingBox([...within, ...wires.filter(isHere)]);
    const [top, bottom] = [y - PAD, y + height + PAD];
    const fits = (bottom - top) * scale <= PAPER.height;
    const rows = fits ? [[top, bottom] as const] : balanced(within.map(down), top, bottom, PART / scale);
    return rows.map(([low, high]) => ({ x: from, y: low, width: to - from, height: high - low }));
  });
  return { scale, boxes };
}

type Span = readonly [from: number, to: number];

const across = ({ x, width }: Box): Span => [x, x + width];
const down = ({ y, height }: Box): Span => [y, y + height];

/** Returns as many parts as `cut` gives for the limit, but of about the same length. */
function balanced(spans: readonly Span[], start: number, end: number, limit: number): readonly Span[] {
  const parts = cut(spans, start, end, limit);
  const even = [1.02, 1.08, 1.15, 1.25].map((slack) =>
    cut(spans, start, end, Math.min(limit, ((end - start) / parts.length) * slack)),
  );
  return even.find(({ length }) => length <= parts.length) ?? parts;
}

/** Cuts a length between the spans on it. A part is longer than the limit only where spans leave no gap. */
function cut(spans: readonly Span[], start: number, end: number, limit: number): readonly Span[] {
  const gaps = gapsBetween(spans);
  const parts: Span[] = [];
  let from = start;
  while (end - from > limit) {
    const [here, reach] = [from, from + limit];
    const next = gaps.filter((gap) => gap > here && gap <= reach).at(-1) ?? gaps.find((gap) => gap > here);
    if (next === undefined) break;
    parts.push([from, next]);
    from = next;
  }
  return [...parts, [from, end]];
}

/** Returns the middles of the gaps between spans. */
function gapsBetween(spans: readonly Span[]): number[] {
  const gaps: number[] = [];
  let reached = Number.POSITIVE_INFINITY;
  for (const [from, to] of spans.toSorted(([a], [b]) => a - b)) {
    if (from > reached) gaps.push((from + reached) / 2);
    reached = reached === Number.POSITIVE_INFINITY ? to : Math.max(reached, to);
  }
  return gaps;
}
