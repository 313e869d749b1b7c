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

/** Puts the nodes of a component, whose columns are known, into rows with few crossings and bends. */
export function rowsOf(
  component: Component,
  columns: ReadonlyMap<number, number>,
  sizes: readonly Size[],
  spacing: Spacing,
): Rows {
  const layers = layersOf(component, columns, sizes, spacing);
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

/** Returns the y of each item's middle. */
function heightsOf(layers: Layers, spacing: Spacing): Float64Array {
  const { order, column, half, nodes, before, after } = layers;
  const apart = (a: number, b: number): number =>
    (half[a] as number) + (half[b] as number) + (a < nodes && b < nodes ? spacing.row : spacing.edge);
  const offset = new Float64Array(column.length);
  for (const items of order) {
    for (let i = 1; i < items.length; i++) {
      offset[items[i] as number] =
        (offset[items[i - 1] as number] as number) + apart(items[i - 1] as number, items[i] as number);
    }
  }
  const y = offset.slice();
  const tallest = order.reduce((most, items) => Math.max(most, extentOf(items, offset, half)), 0);
  const room = (SPREAD * tallest + ROWS * spacing.row - tallest) / 2;
  const low = -room;
  const high = tallest + room;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const beside =
      sweep === 0 ? [before] : sweep === SWEEPS - 1 ? [before, after] : [sweep % 2 === 0 ? before : after];
    const isRightward = sweep % 2 === 0;
    for (let i = 0; i < order.length; i++) {
      approach(
        order[isRightward ? i : order.length - 1 - i] as Int32Array,
        beside,
        layers,
        offset,
        y,
        low,
        high,
      );
    }
  }
  improve(layers, apart, y, spacing.row, low, high);
  return y;
}

/** Returns the height of a column whose items are as close as they may be. */
function extentOf(items: Int32Array, offset: Float64Array, half: Float64Array): number {
  const first = items[0] as number;
  const last = items.at(-1) as number;
  return (half[first] as number) + (offset[last] as number) + (half[last] as number);
}

/** Shortens the segments by the network simplex method. */
function improve(
  { order, half, nodes, from, to, column }: Layers,
  apart: (a: number, b: number) => number,
  y: Float64Array,
  near: number,
  low: number,
  high: number,
): void {
  const segments = from.length;
  const count = column.length;
  const arcs = segments + count + order.length + 1;
  const problem = {
    count: count + 2,
    from: new Int32Array(arcs),
    to: new Int32Array(arcs),
    weight: new Float64Array(arcs),
    length: new Float64Array(arcs),
  };
  const coordinates = new Float64Array(count + 2);
  coordinates.set(y);
  const top = count;
  const bottom = count + 1;
  let next = 0;
  const add = (a: number, b: number, weight: number, length: number): void => {
    problem.from[next] = a;
    problem.to[next] = b;
    problem.weight[next] = weight;
    problem.length[next++] = length;
  };
  for (const items of order) {
    for (let i = 1; i < items.length; i++) {
      const a = items[i - 1] as number;
      const b = items[i] as number;
      add(a, b, 0, apart(a, b));
    }
    const first = items[0] as number;
    const last = items.at(-1) as number;
    add(top, first, 0, half[first] as number);
    add(last, bottom, 0, half[last] as number);
  }
  coordinates[top] = low;
  coordinates[bottom] = high;
  add(bottom, top, 0, low - high);
  for (let i = 0; i < segments; i++) {
    const a = from[i] as number;
    const b = to[i] as number;
    add(a, b, weightOf(a, b, nodes), 0);
  }
  networkSimplex(problem, coordinates, near);
  y.set(coordinates.subarray(0, count));
}

function weightOf(a: number, b: number, nodes: number): number {
  return WEIGHTS[(a < nodes ? 0 : 1) + (b < nodes ? 0 : 1)] as number;
}

/**
 * Moves the items of a column as near as their distances allow to the mean heights of their neighbours: a
 * monotonic regression, by pooling items that would come too close.
 */
function approach(
  items: Int32Array,
  beside: readonly Lists[],
  { nodes, half }: Layers,
  offset: Float64Array,
  y: Float64Array,
  low: number,
  high: number,
): void {
  const sums: number[] = [];
  const weights: number[] = [];
  const sizes: number[] = [];
  for (const item of items) {
    let sum = 0;
    let weight = 0;
    for (const { first, items: others } of beside) {
      for (let k = first[item] as number; k < (first[item + 1] as number); k++) {
        const other = others[k] as number;
        const own = weightOf(item, other, nodes);
        sum += own * ((y[other] as number) - (offset[item] as number));
        weight += own;
      }
    }
    if (weight === 0) {
      weight = 0.01;
      sum = weight * ((y[item] as number) - (offset[item] as number));
    }
    let size = 1;
    while (sums.length > 0 && (sums.at(-1) ?? 0) / (weights.at(-1) ?? 1) > sum / weight) {
      sum += sums.pop() ?? 0;
      weight += weights.pop() ?? 0;
      size += sizes.pop() ?? 0;
    }
    sums.push(sum);
    weights.push(weight);
    sizes.push(size);
  }
  const first = items[0] as number;
  const last = items.at(-1) as number;
  const most = high - (half[last] as number) - (offset[last] as number);
  const least = low + (half[first] as number);
  let next = 0;
  for (const [block, size] of sizes.entries()) {
    const base = Math.max(least, Math.min(most, (sums[block] ?? 0) / (weights[block] ?? 1)));
    for (let i = 0; i < size; i++, next++)
      y[items[next] as number] = base + (offset[items[next] as number] as number);
  }
}
