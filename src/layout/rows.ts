import type { Lists } from "../trace/lists.ts";
import type { Component } from "./components.ts";
import { uncross } from "./crossings.ts";
import { type Layers, layersOf } from "./layers.ts";
import { networkSimplex } from "./network-simplex.ts";
import type { Size, Spacing } from "./sizes.ts";
import type { Bundle } from "./wiring.ts";

/** An item of a column: a node, or edges that pass. */
export type Item =
  | { readonly node: number; readonly y: number; readonly half: number }
  | { readonly passing: readonly Bundle[]; readonly y: number; readonly half: number };

/** Columns from left to right, each from top to bottom; `y` is an item's middle, `half` half its height. */
export type Rows = readonly (readonly Item[])[];

/** Sweeps that approach the heights, before the lengths are minimized. */
const SWEEPS = 12;
/** A drawing is at most this many times as tall as its tallest column, and this many gaps between rows. */
const [SPREAD, ROWS] = [1.15, 20];
/** Weights of a segment between two nodes, a node and a pass, and two passes: long edges are straight first. */
const WEIGHTS = [1, 2, 8] as const;

/**
 * Puts the nodes of a component, whose columns are known, into rows with few crossings and bends.
 *
 * @param seriesOf returns the series of a node, whose nodes keep their order within a column, or −1
 */
export function rowsOf(
  component: Component,
  columns: ReadonlyMap<number, number>,
  sizes: readonly Size[],
  spacing: Spacing,
  seriesOf?: (node: number) => number,
): Rows {
  const layers = layersOf(component, columns, sizes, spacing, seriesOf);
  uncross(layers);
  const { half, nodes, passing } = layers;
  const y = heightsOf(layers, spacing);
  return layers.order.map((items) =>
    [...items].map((item): Item => {
      const place = { y: y[item] as number, half: half[item] as number };
      return item < nodes
        ? { node: component.nodes[item] as number, ...place }
        : { passing: passing[item - nodes] as readonly Bundle[], ...place };
    }),
  );
}

/** The heights of the items, while they are sought. */
interface Heights {
  /** By item: the y of its middle. */
  readonly y: Float64Array;
  /** By item: how far its middle is at least below the middle of its column's first item. */
  readonly offset: Float64Array;
  /** The bounds of all items. */
  readonly low: number;
  readonly high: number;
}

/** Returns the y of each item's middle. */
function heightsOf(layers: Layers, spacing: Spacing): Float64Array {
  const { order, half, nodes, before, after } = layers;
  const offset = new Float64Array(half.length);
  let tallest = 0;
  for (const items of order) {
    const first = items[0] as number;
    let last = first;
    for (let i = 1; i < items.length; i++) {
      const item = items[i] as number;
      const gap = last < nodes && item < nodes ? spacing.row : spacing.edge;
      offset[item] = (offset[last] as number) + (half[last] as number) + gap + (half[item] as number);
      last = item;
    }
    tallest = Math.max(tallest, (half[first] as number) + (offset[last] as number) + (half[last] as number));
  }
  const room = ((SPREAD - 1) * tallest + ROWS * spacing.row) / 2;
  const heights = { y: offset.slice(), offset, low: -room, high: tallest + room };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isRightward = sweep % 2 === 0;
    const beside =
      sweep === 0 ? [before] : sweep === SWEEPS - 1 ? [before, after] : [isRightward ? before : after];
    for (let i = 0; i < order.length; i++) {
      approach(order[isRightward ? i : order.length - 1 - i] as Int32Array, beside, layers, heights);
    }
  }
  shorten(layers, heights, spacing.row);
  return heights.y;
}

/**
 * Shortens the segments by the network simplex method.
 *
 * @param near how far items that could be anywhere between their neighbours move to be level with one
 */
function shorten(
  { order, half, nodes, from, to }: Layers,
  { y, offset, low, high }: Heights,
  near: number,
): void {
  const count = y.length;
  const arcs = count + order.length + 1 + from.length;
  const problem = {
    count: count + 2,
    from: new Int32Array(arcs),
    to: new Int32Array(arcs),
    weight: new Float64Array(arcs),
    length: new Float64Array(arcs),
  };
  let next = 0;
  function add(a: number, b: number, weight: number, length: number): void {
    problem.from[next] = a;
    problem.to[next] = b;
    problem.weight[next] = weight;
    problem.length[next++] = length;
  }
  const top = count;
  const bottom = count + 1;
  for (const items of order) {
    let last = items[0] as number;
    add(top, last, 0, half[last] as number);
    for (let i = 1; i < items.length; i++) {
      const item = items[i] as number;
      add(last, item, 0, (offset[item] as number) - (offset[last] as number));
      last = item;
    }
    add(last, bottom, 0, half[last] as number);
  }
  // Keeps the bottom from moving further away from the top.
  add(bottom, top, 0, low - high);
  for (let i = 0; i < from.length; i++) {
    const a = from[i] as number;
    const b = to[i] as number;
    add(a, b, weightOf(a, b, nodes), 0);
  }
  const coordinates = new Float64Array(count + 2);
  coordinates.set(y);
  coordinates[top] = low;
  coordinates[bottom] = high;
  networkSimplex(problem, coordinates, near);
  y.set(coordinates.subarray(0, count));
}

function weightOf(a: number, b: number, nodes: number): number {
  return WEIGHTS[(a < nodes ? 0 : 1) + (b < nodes ? 0 : 1)] as number;
}

/**
 * Moves the items of a column as near as their distances and bounds allow to the mean heights of their neighbours: a
 * monotonic regression, by pooling items that would come too close.
 */
function approach(
  items: Int32Array,
  beside: readonly Lists[],
  { nodes, half }: Layers,
  { y, offset, low, high }: Heights,
): void {
  const sums = new Float64Array(items.length);
  const weights = new Float64Array(items.length);
  const sizes = new Int32Array(items.length);
  let blocks = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as number;
    const own = offset[item] as number;
    let sum = 0;
    let weight = 0;
    for (const { first, items: others } of beside) {
      const end = first[item + 1] as number;
      for (let k = first[item] as number; k < end; k++) {
        const other = others[k] as number;
        const segment = weightOf(item, other, nodes);
        sum += segment * ((y[other] as number) - own);
        weight += segment;
      }
    }
    if (weight === 0) {
      weight = 0.01;
      sum = weight * ((y[item] as number) - own);
    }
    let size = 1;
    while (blocks > 0 && (sums[blocks - 1] as number) / (weights[blocks - 1] as number) > sum / weight) {
      blocks--;
      sum += sums[blocks] as number;
      weight += weights[blocks] as number;
      size += sizes[blocks] as number;
    }
    sums[blocks] = sum;
    weights[blocks] = weight;
    sizes[blocks++] = size;
  }
  const first = items[0] as number;
  const last = items[items.length - 1] as number;
  const least = low + (half[first] as number);
  const most = high - (half[last] as number) - (offset[last] as number);
  let next = 0;
  for (let block = 0; block < blocks; block++) {
    const mean = (sums[block] as number) / (weights[block] as number);
    const base = Math.max(least, Math.min(most, mean));
    for (let i = 0; i < (sizes[block] as number); i++) {
      const item = items[next++] as number;
      y[item] = base + (offset[item] as number);
    }
  }
}
