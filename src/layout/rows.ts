import {
  coordGreedy,
  coordSimplex,
  decrossDfs,
  decrossTwoLayer,
  graph,
  type SugiNode,
  sugifyLayer,
} from "d3-dag";
import type { Component } from "./components.ts";
import type { Size, Spacing } from "./sizes.ts";
import type { Bundle } from "./wiring.ts";

/** An item of a column: a node, or a bundle that passes. */
export type Item =
  | { readonly node: number; readonly y: number; readonly half: number }
  | { readonly passing: Bundle; readonly y: number; readonly half: number };

/** Columns from left to right, each from top to bottom; `y` is an item's middle, `half` half its height. */
export type Rows = readonly (readonly Item[])[];

type Layers = SugiNode<number, Bundle>[][];
type Entry = Layers[number][number];

/**
 * Largest number of nodes and passing edges for which the rows are optimal; beyond, they are found in linear
 * time.
 */
const OPTIMAL_ROWS_UP_TO = 300;

/** Puts the nodes of a component, whose columns are known, into rows with few crossings and bends. */
export function rowsOf(
  component: Component,
  columns: ReadonlyMap<number, number>,
  sizes: readonly Size[],
  spacing: Spacing,
): Rows {
  const layers = layersOf(component, columns);
  const half = ({ data }: Entry): number =>
    data.role === "node" ? (sizes[data.node.data]?.height ?? 0) / 2 : halfOf(data.link.data, spacing.port);
  const separation = (a: Entry | undefined, b: Entry | undefined): number =>
    a === undefined || b === undefined
      ? half(a ?? (b as Entry))
      : half(a) + half(b) + (a.data.role === "node" && b.data.role === "node" ? spacing.row : spacing.edge);

  if (layers.every((layer) => layer.length === 1)) {
    for (const [node] of layers) if (node !== undefined) node.x = 0;
  } else {
    decrossTwoLayer().inits([decrossDfs().topDown(false), decrossDfs()])(layers);
    const count = layers.reduce((sum, layer) => sum + layer.length, 0);
    (count <= OPTIMAL_ROWS_UP_TO ? coordSimplex() : coordGreedy())(layers, separation);
  }
  return layers.map((layer) =>
    layer.map((entry) =>
      entry.data.role === "node"
        ? { node: entry.data.node.data, y: entry.x, half: half(entry) }
        : { passing: entry.data.link.data, y: entry.x, half: half(entry) },
    ),
  );
}

function halfOf(bundle: Bundle, gap: number): number {
  return ((bundle.edges.length - 1) * gap) / 2;
}

function layersOf({ nodes, links }: Component, columns: ReadonlyMap<number, number>): Layers {
  const dag = graph<number, Bundle>();
  const first = Math.min(...columns.values());
  const made = new Map(nodes.map((index) => [index, dag.node(index)]));
  for (const [index, node] of made) node.y = (columns.get(index) ?? 0) - first;
  for (const link of links) {
    const [from, to] = [made.get(link.parent), made.get(link.child)];
    if (from !== undefined && to !== undefined) dag.link(from, to, link);
  }
  const count = Math.max(...columns.values()) - first + 1;
  return sugifyLayer(dag, () => 1, 1, count, { name: "columnsOf" })[0];
}
