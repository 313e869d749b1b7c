import type { Size, Spacing } from "./sizes.ts";
import type { Bundle, Wiring } from "./wiring.ts";

/** The row of a shared leaf above or below the core, with the trunk that leads from it to the right. */
export interface Lane {
  readonly source: number;
  /** Column of the leaf, at the left end of its lane. */
  readonly column: number;
  /** The y of the leaf's middle, from the top of the core. */
  readonly y: number;
  /** Number of lines of the trunk: two if a node uses the leaf twice, so that the edges stay apart. */
  readonly strands: number;
  /** The space between two lines of the trunk. */
  readonly gap: number;
}

/** The lanes, and how far they reach above the core's top and below its bottom. */
export interface Lanes {
  readonly lanes: readonly Lane[];
  readonly above: number;
  readonly below: number;
}

interface Span {
  readonly source: number;
  readonly from: number;
  readonly to: number;
  readonly strands: number;
}

/**
 * Gives each shared leaf a lane, alternately above and below the core, and each leaf that is used once a lane
 * below. Leaves whose trunks do not meet share a row.
 *
 * @param height height of the core.
 */
export function lanesOf(
  { branches, feeders }: Pick<Wiring, "branches" | "feeders">,
  columns: ReadonlyMap<number, number>,
  sizes: readonly Size[],
  height: number,
  spacing: Spacing,
): Lanes {
  const spans = spansOf(branches, columns);
  const sideOf = ({ source }: Span, i: number): number => (feeders.has(source) ? 1 : i % 2);
  const sides = [0, 1].map((side) => rowsFor(spans.filter((span, i) => sideOf(span, i) === side)));
  const lanes: Lane[] = [];
  const reach = sides.map((rows, side) => {
    let used = 0;
    for (const row of rows) {
      const rowHeight = Math.max(...row.map(({ source }) => sizes[source]?.height ?? 0));
      const away = used + (height > 0 ? spacing.row : 0) + rowHeight / 2;
      const y = side === 0 ? -away : height + away;
      for (const { source, from, strands } of row) {
        lanes.push({ source, column: from, y, strands, gap: spacing.port });
      }
      used = away + rowHeight / 2;
    }
    return used;
  });
  return { lanes, above: reach[0] ?? 0, below: reach[1] ?? 0 };
}

/** Returns the y of one line of a trunk, whose middle is its leaf's. */
export function strandY({ y, strands, gap }: Lane, strand: number): number {
  return y + (strand - (strands - 1) / 2) * gap;
}

function spansOf(branches: readonly Bundle[], columns: ReadonlyMap<number, number>): Span[] {
  const spans = new Map<number, Span>();
  for (const { parent, child, edges } of branches) {
    const column = columns.get(child) ?? 0;
    const span = spans.get(parent) ?? { from: column - 1, to: column, strands: 1 };
    spans.set(parent, {
      source: parent,
      from: Math.min(span.from, column - 1),
      to: Math.max(span.to, column),
      strands: Math.max(span.strands, edges.length),
    });
  }
  return [...spans.values()].sort((a, b) => a.source - b.source);
}

function rowsFor(spans: readonly Span[]): Span[][] {
  const rows: Span[][] = [];
  for (const span of spans) {
    const free = rows.find((row) => row.every((other) => span.from >= other.to || other.from >= span.to));
    if (free === undefined) rows.push([span]);
    else free.push(span);
  }
  return rows;
}
