import { type Point, pointAt } from "../layout/curve.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { adjointText, signedText, valueText } from "../trace/caption.ts";
import { formatNumber } from "../trace/format-number.ts";
import { contributionTex, pullbackTex } from "../trace/notation.ts";
import type { State } from "../trace/replay.ts";
import { texToText } from "../trace/tex-to-text.ts";
import { type AccumulateStep, edgeAt, type Trace } from "../trace/trace.ts";
import { around, near } from "./box.ts";

/** A small card beside an edge: a contribution on its way, or the closure stored for later. */
export interface Chip extends Box {
  readonly edge: string;
  readonly kind: "contribution" | "closure";
  /** One to three lines of plain text mathematics. */
  readonly lines: readonly string[];
}

const LINE_HEIGHT = 19;
const PADDING = 7;
const LETTER = 8;

/** Whether two nodes are too far apart to be seen together at a readable size. */
export function far(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) > 900;
}

/** The chips of a step: the running contribution, or with engine detail the closures just stored. */
export function chipsAt(trace: Trace, layout: Layout, { step }: State, detail: boolean): Chip[] {
  const taken: Box[] = [...layout.nodes, ...layout.edges.flatMap(beads)];
  /** The middle of an edge, or a point near its child when the edge is long. */
  function anchorOf(edge: number): Point {
    const { child, parent } = edgeAt(trace, edge);
    const [from, to] = [layout.nodes[parent] as Box, layout.nodes[child] as Box];
    return far(from, to) ? { x: to.x, y: to.y + to.height / 2 } : pointAt(layout.edges[edge] as Curve, 0.5);
  }

  function chip(edge: number, kind: Chip["kind"], lines: readonly string[]): Chip {
    const id = edgeAt(trace, edge).id;
    const placed = { edge: id, kind, lines, ...place(anchorOf(edge), lines, taken, layout.height) };
    taken.push(placed);
    return placed;
  }

  if (step?.kind === "accumulate")
    return [chip(step.edge, "contribution", contribution(trace, layout, step))];
  if (step?.kind === "evaluate" && detail) {
    return trace.edges.flatMap(({ child }, i) =>
      child === step.node ? [chip(i, "closure", [texToText(pullbackTex(trace, i))])] : [],
    );
  }
  return [];
}

function contribution(trace: Trace, layout: Layout, step: AccumulateStep): string[] {
  const rule = texToText(contributionTex(trace, step.edge));
  const { incoming, partial } = step;
  const plainSum = partial === 1 || partial === undefined || typeof incoming !== "number";
  const numbers = plainSum
    ? valueText(step.contribution)
    : `${formatNumber(incoming)} × ${signedText(partial)}`;
  const lines = [rule, numbers];
  const { child, parent } = edgeAt(trace, step.edge);
  if (far(layout.nodes[child] as Box, layout.nodes[parent] as Box)) {
    const sum = `${valueText(step.before)} + ${signedText(step.contribution)} = ${valueText(step.after)}`;
    lines.push(`${adjointText(trace, parent)}: ${sum}`);
  }
  return lines;
}

/** Boxes around the pieces of an edge, so that a chip stands beside it and not on it. */
function beads(curve: Curve): Box[] {
  const boxes: Box[] = [];
  for (let i = 0; i + 7 < curve.length; i += 6) {
    const [x0, y0, , , , , x1, y1] = curve.slice(i, i + 8) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let k = 0; k < 4; k++) {
      const at = (from: number, to: number, part: number) => from + (to - from) * part;
      const ends = [
        [at(x0, x1, k / 4), at(y0, y1, k / 4)],
        [at(x0, x1, (k + 1) / 4), at(y0, y1, (k + 1) / 4)],
      ] as const;
      boxes.push(around(ends.map(([x, y]) => ({ x, y, width: 0, height: 0 }))));
    }
  }
  return boxes;
}

/** The place nearest to the edge where a chip covers no node and no other chip. */
function place(anchor: Point, lines: readonly string[], taken: readonly Box[], floor: number): Box {
  const width = Math.max(96, Math.max(...lines.map((line) => line.length)) * LETTER + 2 * PADDING + 10);
  const height = lines.length * LINE_HEIGHT + 2 * PADDING;
  const offsets = [-1, 1].flatMap((side) =>
    Array.from({ length: 14 }, (_, i) => side * (height / 2 + 8 + i * 12)).flatMap((dy) =>
      [0, -30, 30, -60, 60, -100, 100].map((dx) => ({ dx, dy })),
    ),
  );
  offsets.sort((p, q) => Math.hypot(p.dx, p.dy) - Math.hypot(q.dx, q.dy));
  const boxes = offsets.map(({ dx, dy }) => ({
    x: anchor.x + dx - width / 2,
    y: anchor.y + dy - height / 2,
    width,
    height,
  }));
  const free = boxes.filter((box) => taken.every((other) => !near(box, other, 6)));
  return free.find((box) => box.y + box.height <= floor) ?? free[0] ?? (boxes[0] as Box);
}
