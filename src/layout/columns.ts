import { graph, layeringLongestPath, layeringSimplex, layerSeparation } from "d3-dag";
import type { Component } from "./components.ts";

/**
 * Largest number of nodes for which the columns minimize the length of all edges; beyond, only of the leaves'
 * edges.
 */
const SHORTEST_EDGES_UP_TO = 1500;

/**
 * Returns the column of each node of a component, from 0: right of all its parents, and close to them.
 *
 * @param indented nodes that may not be in column 0, because a shared leaf is to their left.
 */
export function columnsOf(component: Component, indented: ReadonlySet<number>): Map<number, number> {
  const dag = graph<number, undefined>();
  const nodes = new Map(component.nodes.map((index) => [index, dag.node(index)]));
  const parented = new Set(component.links.map(({ child }) => child));
  for (const { parent, child } of component.links) {
    const [from, to] = [nodes.get(parent), nodes.get(child)];
    if (from !== undefined && to !== undefined) dag.link(from, to, undefined);
  }
  for (const [index, node] of nodes) {
    if (indented.has(index) && !parented.has(index)) dag.link(dag.node(-1), node, undefined);
  }
  if (component.nodes.length <= SHORTEST_EDGES_UP_TO) layeringSimplex()(dag, layerSeparation);
  else layeringLongestPath().topDown(false)(dag, layerSeparation);
  return new Map([...nodes].map(([index, node]) => [index, node.y]));
}
