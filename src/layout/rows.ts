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
/** Greatest number of visits of an item to minimize the lengths. */
const BUDGET = 150_000;
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
  const { order, column, half, nodes, from, to, before, after } = layers;
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
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const beside =
      sweep === 0 ? [before] : sweep === SWEEPS - 1 ? [before, after] : [sweep % 2 === 0 ? before : after];
    const isRightward = sweep % 2 === 0;
    for (let i = 0; i < order.length; i++) {
      approach(order[isRightward ? i : order.length - 1 - i] as Int32Array, beside, layers, offset, y);
    }
  }
  const bars: [number, number, number][] = [];
  for (const items of order) {
    for (let i = 1; i < items.length; i++) {
      const [a, b] = [items[i - 1] as number, items[i] as number];
      bars.push([a, b, apart(a, b)]);
    }
  }
  const rest = Array.from(from, () => 0);
  const weights = Array.from(from, (a, i) => weightOf(a, to[i] as number, nodes));
  networkSimplex(
    {
      count: column.length,
      from: Int32Array.from([...bars.map(([a]) => a), ...from]),
      to: Int32Array.from([...bars.map(([, b]) => b), ...to]),
      weight: Float64Array.from([...bars.map(() => 0), ...weights]),
      length: Float64Array.from([...bars.map(([, , length]) => length), ...rest]),
    },
    y,
    BUDGET,
    spacing.row,
  );
  return y;
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
  { nodes }: Layers,
  offset: Float64Array,
  y: Float64Array,
): void {
  const sums: number[] = [];
  const weights: number[] = [];
  const sizes: number[] = [];
  for (const item of items) {
    let [sum, weight] = [0, 0];
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
  let next = 0;
  for (const [block, size] of sizes.entries()) {
    const base = (sums[block] ?? 0) / (weights[block] ?? 1);
    for (let i = 0; i < size; i++, next++)
      y[items[next] as number] = base + (offset[items[next] as number] as number);
  }
}
