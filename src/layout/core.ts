import type { Trace } from "../trace/trace.ts";
import { columnsOf } from "./columns.ts";
import { componentsOf } from "./components.ts";
import { type Item, type Rows, rowsOf } from "./rows.ts";
import type { Size, Spacing } from "./sizes.ts";
import type { Bundle, Wiring } from "./wiring.ts";

/** Where a bundle passes a column: its y there, and the bounds between which nothing else is. */
export interface Pass {
  readonly column: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** Columns and y coordinates of all nodes except shared leaves. */
export interface Core {
  /** By node: its column. */
  readonly columns: ReadonlyMap<number, number>;
  /** By node: the y of its middle. */
  readonly middles: ReadonlyMap<number, number>;
  /** The columns that a bundle passes, from left to right. */
  readonly passes: ReadonlyMap<Bundle, readonly Pass[]>;
  readonly height: number;
}

/** Places all nodes except shared leaves: component below component, the first at the top. */
export function placeCore(trace: Trace, wiring: Wiring, sizes: readonly Size[], spacing: Spacing): Core {
  const shared = new Set(wiring.shared);
  const indented = new Set(wiring.branches.map(({ child }) => child));
  const nodes = trace.nodes.flatMap((_, index) => (shared.has(index) ? [] : [index]));
  const columns = new Map<number, number>();
  const middles = new Map<number, number>();
  const passes = new Map<Bundle, Pass[]>();
  const seriesOf = seriesIn(trace);
  let height = 0;
  for (const component of componentsOf(nodes, wiring.links)) {
    const placed = columnsOf(component, indented);
    const rows = rowsOf(component, placed, sizes, spacing, seriesOf);
    const first = Math.min(...placed.values());
    const top = height === 0 ? 0 : height + spacing.row;
    const [low, high] = extentOf(rows);
    for (const [index, items] of rows.entries()) {
      for (const [at, item] of items.entries()) {
        const y = item.y - low + top;
        if ("node" in item) {
          columns.set(item.node, first + index);
          middles.set(item.node, y);
        } else {
          const free = freeAround(items, at, low, high, spacing.edge);
          const pass = { column: first + index, y, low: free[0] - low + top, high: free[1] - low + top };
          for (const bundle of item.passing) {
            const existing = passes.get(bundle);
            if (existing === undefined) passes.set(bundle, [pass]);
            else existing.push(pass);
          }
        }
      }
    }
    height = top + high - low;
  }
  return { columns, middles, passes, height };
}

/**
 * Returns a function that gives the series of a node: the entries of one array, such as the leaves X11, X12, and so on,
 * which are read in this order. −1 for all other nodes.
 */
function seriesIn({ nodes }: Trace): (node: number) => number {
  const names = new Map<string, number>();
  const series = nodes.map(({ id, op }) => {
    const name = op === undefined ? /^(.*\p{L})\d[\d_]*$/u.exec(id)?.[1] : undefined;
    if (name === undefined) return -1;
    const own = names.get(name) ?? names.size;
    names.set(name, own);
    return own;
  });
  return (node) => series[node] ?? -1;
}

function extentOf(rows: Rows): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const item of rows.flat()) {
    low = Math.min(low, item.y - item.half);
    high = Math.max(high, item.y + item.half);
  }
  return [low, high];
}

/** Returns the bounds of y for a bundle's middle in its column without coming close to its neighbours. */
function freeAround(
  items: readonly Item[],
  at: number,
  low: number,
  high: number,
  gap: number,
): [number, number] {
  const [above, item, below] = [items[at - 1], items[at] as Item, items[at + 1]];
  return [
    above === undefined ? low + item.half : item.y - slack(above, item, gap),
    below === undefined ? high - item.half : item.y + slack(item, below, gap),
  ];
}

/**
 * Returns how far one of two neighbours may move towards the other: all the way to a node, half way to an
 * edge.
 */
function slack(upper: Item, lower: Item, gap: number): number {
  const room = lower.y - lower.half - (upper.y + upper.half) - gap;
  return Math.max(0, "node" in upper || "node" in lower ? room : room / 2);
}
