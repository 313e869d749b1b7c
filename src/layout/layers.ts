import { groupBy, type Lists } from "../trace/lists.ts";
import type { Component } from "./components.ts";
import type { Size, Spacing } from "./sizes.ts";
import type { Bundle } from "./wiring.ts";

/** A component in columns: its items are nodes, and the places where edges pass a column. */
export interface Layers {
  /** The items of each column, from top to bottom. */
  readonly order: readonly Int32Array[];
  /** By item: its column, from 0. */
  readonly column: Int32Array;
  /** By item: the series whose items keep their order within a column; −1 for none. */
  readonly series: Int32Array;
  /** By item: half its height. */
  readonly half: Float64Array;
  /** Number of items that are nodes; they come first. */
  readonly nodes: number;
  /** By item that is not a node: the bundles that pass, which have one parent. */
  readonly passing: readonly (readonly Bundle[])[];
  /** The items that are not nodes, by parent, each from left to right; the shortest trunks first. */
  readonly trunks: readonly (readonly number[])[];
  /** The ends of the segments of edges, from a column to the next. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** By item: the segments that lead to it, and those that lead on. */
  readonly before: Beside;
  readonly after: Beside;
}

/** By item, the items at the other ends of its segments, and how many edges each segment has. */
export interface Beside extends Lists {
  readonly edges: Int32Array;
}

/**
 * Divides edges into segments from column to column. All edges of a parent that pass a column pass it at one place.
 *
 * @param seriesOf returns the series of a node, from 0, or −1
 */
export function layersOf(
  { nodes, links }: Component,
  columns: ReadonlyMap<number, number>,
  sizes: readonly Size[],
  { port }: Pick<Spacing, "port">,
  seriesOf: (node: number) => number = () => -1,
): Layers {
  const place = new Map(nodes.map((node, i) => [node, i]));
  const least = nodes.reduce((low, node) => Math.min(low, columns.get(node) ?? 0), Number.POSITIVE_INFINITY);
  const column = nodes.map((node) => (columns.get(node) ?? 0) - least);
  const half = nodes.map((node) => (sizes[node]?.height ?? 0) / 2);
  const passing: Bundle[][] = [];
  const from: number[] = [];
  const to: number[] = [];
  const edges: number[] = [];
  /** By item that is not a node: the segment that leads to it. */
  const into: number[] = [];
  const trunks = new Map<number, number[]>();
  for (const link of links) {
    const parent = place.get(link.parent) ?? 0;
    const child = place.get(link.child) ?? 0;
    const trunk = trunks.get(parent) ?? [];
    trunks.set(parent, trunk);
    const first = (column[parent] ?? 0) + 1;
    const last = column[child] ?? 0;
    let end = parent;
    for (let i = 0; first + i < last; i++) {
      let item = trunk[i];
      if (item === undefined) {
        item = column.push(first + i) - 1;
        trunk.push(item);
        half.push(0);
        passing.push([]);
        into.push(from.push(end) - 1);
        to.push(item);
        edges.push(0);
      }
      const segment = into[item - nodes.length] ?? 0;
      edges[segment] = (edges[segment] ?? 0) + link.edges.length;
      passing[item - nodes.length]?.push(link);
      end = item;
    }
    from.push(end);
    to.push(child);
    edges.push(link.edges.length);
  }
  for (const trunk of trunks.values()) {
    const passes = trunk.flatMap((item) => passing[item - nodes.length] ?? []);
    const lines = passes.reduce((most, { edges: own }) => Math.max(most, own.length), 1);
    for (const item of trunk) half[item] = ((lines - 1) * port) / 2;
  }
  const count = column.length;
  const [starts, ends, at] = [from, to, column].map((list) => Int32Array.from(list)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return {
    order: columnLists(at),
    column: at,
    series: Int32Array.from(column, (_, item) =>
      item < nodes.length ? seriesOf(nodes[item] as number) : -1,
    ),
    half: Float64Array.from(half),
    nodes: nodes.length,
    passing,
    trunks: [...trunks.values()].sort((a, b) => a.length - b.length),
    from: starts,
    to: ends,
    before: segmentsAt(count, ends, starts, edges),
    after: segmentsAt(count, starts, ends, edges),
  };
}

function columnLists(column: Int32Array): Int32Array[] {
  const count = column.reduce((most, own) => Math.max(most, own + 1), 0);
  const { first, items } = groupBy(count, column);
  return Array.from({ length: count }, (_, i) => items.slice(first[i] as number, first[i + 1] as number));
}

function segmentsAt(count: number, own: Int32Array, others: Int32Array, edges: readonly number[]): Beside {
  const { first, items } = groupBy(count, own);
  return {
    first,
    items: items.map((segment) => others[segment] as number),
    edges: items.map((segment) => edges[segment] as number),
  };
}
