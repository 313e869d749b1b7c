import { ARC } from "./draw.ts";
import type { Box, Curve, Label, Layout } from "./drawing.ts";
import { ARROWHEAD_LENGTH } from "./sizes.ts";

/** The distance between two lines that lead from one row to the next, and their distance from what is beside them. */
const [APART, CLEAR] = [12, 16];
/** The radius of the corners of these lines. */
const RADIUS = 7;
/** The most lines from one row to the next: a drawing with more is no chain, and is not folded. */
const MOST_LINES = 6;
/** By how much rows may be wider than equal parts of the drawing, tried in this order. */
const SLACK = [1, 1.05, 1.1, 1.2, 1.35];

/** A part of a drawing from left to right that becomes a row. */
interface Row {
  readonly left: number;
  readonly right: number;
}

/**
 * Folds the drawing of a long chain into rows that are read like lines of text: the edges that leave a row at the right
 * lead through the space below it to the left of the next row.
 *
 * @param count the number of rows
 * @returns undefined if the drawing has no gaps for so many rows, or if too many edges would lead from row to row
 */
export function fold(layout: Layout, count: number): Layout | undefined {
  const rows = rowsOf(layout, count);
  if (rows === undefined) return undefined;
  const cuts = rows.slice(1).map(({ left }) => left);
  const levels = cuts.map((cut) => levelsAt(layout.edges, cut));
  const lines = Math.max(...levels.map(({ length }) => length));
  if (lines > MOST_LINES) return undefined;

  const beside = CLEAR + lines * APART;
  const pitch = layout.height + layout.headroom + 2 * CLEAR + Math.max(lines - 1, 0) * APART;
  const rowOf = (x: number): number => cuts.filter((cut) => cut <= x).length;
  const moved = <Part extends Box>(box: Part): Part => {
    const row = rowOf(box.x + box.width / 2);
    return { ...box, x: box.x - (rows[row] as Row).left + beside, y: box.y + row * pitch };
  };

  /** Returns the pieces of the line from the end of a row to the start of the next. A lower line turns earlier. */
  const wayTo = (row: number, level: number, y: number): Curve => {
    const { left, right } = rows[row] as Row;
    const outer = (levels[row]?.length ?? 1) - 1 - level;
    const [end, top] = [right - left + beside, row * pitch];
    const turn = end + CLEAR + outer * APART;
    const between = top + layout.height + CLEAR + outer * APART;
    const back = beside - CLEAR - level * APART;
    return rounded([
      [end, y + top],
      [turn, y + top],
      [turn, between],
      [back, between],
      [back, y + top + pitch],
      [beside, y + top + pitch],
    ]);
  };

  const folded = (curve: Curve): Curve => {
    const drawn: number[] = [];
    let rest = curve;
    const first = rowOf(rest[0] as number);
    const last = rowOf(rest.at(-2) as number);
    for (let row = first; row <= last; row++) {
      const { left, right } = rows[row] as Row;
      const [here, onward] = row < last ? splitAt(rest, right) : [rest, rest];
      const placed = here.map((at, i) => (i % 2 === 0 ? at - left + beside : at + row * pitch));
      drawn.push(...(row === first ? placed : placed.slice(2)));
      if (row === last) break;
      const level = levels[row]?.findIndex((y) => isLevel(y, here.at(-1) as number)) ?? 0;
      drawn.push(...wayTo(row, level, here.at(-1) as number));
      rest = onward;
    }
    return drawn;
  };

  const widest = Math.max(...rows.map(({ left, right }) => right - left));
  return {
    ...layout,
    width: widest + 2 * beside,
    height: (rows.length - 1) * pitch + layout.height,
    nodes: layout.nodes.map(moved),
    edges: layout.edges.map(folded),
    labels: layout.labels.map((label): Label | undefined => label && moved(label)),
  };
}

/** Divides a drawing between its columns into rows of about the same width. */
function rowsOf({ width, nodes }: Layout, count: number): readonly Row[] | undefined {
  const columns: { left: number; right: number }[] = [];
  for (const { x, width: own } of nodes.toSorted((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last !== undefined && x < last.right) last.right = Math.max(last.right, x + own);
    else columns.push({ left: x, right: x + own });
  }
  // Beside a column, all edges are horizontal.
  const gaps = columns.slice(0, -1).map(({ right }) => right + ARROWHEAD_LENGTH);
  for (const slack of SLACK) {
    const rows: Row[] = [];
    let left = 0;
    for (const [i, gap] of gaps.entries()) {
      const next = gaps[i + 1] ?? width;
      if (next - left > (slack * width) / count) {
        rows.push({ left, right: gap });
        left = gap;
      }
    }
    rows.push({ left, right: width });
    if (rows.length === count) return rows;
  }
  return undefined;
}

/** Returns the heights at which edges cross a vertical line, from top to bottom; edges at one height run as one. */
function levelsAt(edges: readonly Curve[], x: number): readonly number[] {
  const heights = edges.flatMap((curve) => {
    const isCrossing = (curve[0] as number) < x && x < (curve.at(-2) as number);
    return isCrossing ? [splitAt(curve, x)[0].at(-1) as number] : [];
  });
  return heights.sort((a, b) => a - b).filter((y, i, all) => i === 0 || !isLevel(y, all[i - 1] as number));
}

function isLevel(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.5;
}

/** Splits a curve that leads to the right at an x. */
function splitAt(curve: Curve, x: number): readonly [Curve, Curve] {
  let start = 0;
  while (start + 12 < curve.length && (curve[start + 6] as number) <= x) start += 6;
  const piece = curve.slice(start, start + 8);
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if ((splitPiece(piece, middle)[6] as number) < x) low = middle;
    else high = middle;
  }
  const split = splitPiece(piece, high);
  return [
    [...curve.slice(0, start), ...split.slice(0, 8)],
    [...split.slice(6), ...curve.slice(start + 8)],
  ];
}

/** Returns the seven points of the two halves of a piece, by de Casteljau's algorithm. */
function splitPiece(piece: Curve, t: number): number[] {
  const mean = (points: readonly number[]): number[] =>
    points.slice(2).map((to, i) => (points[i] as number) + t * (to - (points[i] as number)));
  const [first, second] = [mean(piece), mean(mean(piece))];
  const middle = mean(second);
  return [
    ...piece.slice(0, 2),
    ...first.slice(0, 2),
    ...second.slice(0, 2),
    ...middle,
    ...second.slice(2, 4),
    ...first.slice(4, 6),
    ...piece.slice(6, 8),
  ];
}

/** Returns the pieces of a line through points, after the first point, with round corners. */
function rounded(points: readonly (readonly [x: number, y: number])[]): number[] {
  const pieces: number[] = [];
  let [x, y] = points[0] as readonly [number, number];
  const line = (toX: number, toY: number): void => {
    const [dx, dy] = [(toX - x) / 3, (toY - y) / 3];
    pieces.push(x + dx, y + dy, toX - dx, toY - dy, toX, toY);
    [x, y] = [toX, toY];
  };
  for (let i = 1; i < points.length; i++) {
    const [cornerX, cornerY] = points[i] as readonly [number, number];
    const next = points[i + 1];
    if (next === undefined) {
      line(cornerX, cornerY);
      break;
    }
    const [inX, inY] = [Math.sign(cornerX - x), Math.sign(cornerY - y)];
    const [outX, outY] = [Math.sign(next[0] - cornerX), Math.sign(next[1] - cornerY)];
    line(cornerX - RADIUS * inX, cornerY - RADIUS * inY);
    const rest = (1 - ARC) * RADIUS;
    const [endX, endY] = [cornerX + RADIUS * outX, cornerY + RADIUS * outY];
    pieces.push(
      cornerX - rest * inX,
      cornerY - rest * inY,
      cornerX + rest * outX,
      cornerY + rest * outY,
      endX,
      endY,
    );
    [x, y] = [endX, endY];
  }
  return pieces;
}
