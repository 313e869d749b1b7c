import type { Component } from "./components.ts";
import { networkSimplex } from "./network-simplex.ts";

/**
 * Returns the column of each node of a component, from 0: right of all its parents, and close to them.
 *
 * @param indented nodes that may not be in column 0, because a shared leaf is to their left.
 */
export function columnsOf({ nodes, links }: Component, indented: ReadonlySet<number>): Map<number, number> {
  const place = new Map(nodes.map((node, i) => [node, i]));
  const parented = new Uint8Array(nodes.length);
  const ends: [number, number][] = links.map(({ parent, child }) => {
    const from = place.get(parent) ?? 0;
    const to = place.get(child) ?? 0;
    parented[to] = 1;
    return [from, to];
  });
  // What is left of the indented nodes.
  const margin = nodes.length;
  for (const [i, node] of nodes.entries()) {
    if (indented.has(node) && parented[i] === 0) ends.push([margin, i]);
  }
  const isIndented = ends.length > links.length;
  ends.sort((a, b) => a[1] - b[1]);
  const from = Int32Array.from(ends, ([a]) => a);
  const to = Int32Array.from(ends, ([, b]) => b);
  const columns = pulledRight(nodes.length + (isIndented ? 1 : 0), from, to);

  const supply = new Float64Array(columns.length);
  for (const [a, b] of ends) {
    supply[a] = (supply[a] as number) + 1;
    supply[b] = (supply[b] as number) - 1;
  }
  const weight = new Float64Array(ends.length);
  networkSimplex(
    { count: columns.length, from, to, weight, length: weight.slice().fill(1), supply },
    columns,
  );
  const least = columns.reduce((low, column) => Math.min(low, column), Number.POSITIVE_INFINITY);
  return new Map(nodes.map((node, i) => [node, (columns[i] as number) - least]));
}

/**
 * Returns columns as far left as the parents allow, except for two kinds of nodes, which are beside their first user:
 * a node whose move to the right, together with the nodes that only it uses, shortens more edges than it lengthens;
 * and a node that uses only leaves, if its move shortens as many edges as it lengthens.
 *
 * @param to sorted; edges lead from a lower to a higher index, except from the last.
 */
function pulledRight(count: number, from: Int32Array, to: Int32Array): Float64Array {
  const columns = new Float64Array(count);
  const users = new Int32Array(count);
  /** By how much a node's move to the right by one column lengthens the edges that lead to it. */
  const cost = new Float64Array(count);
  const limit = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (const parent of from) users[parent] = (users[parent] as number) + 1;
  for (let edge = 0; edge < from.length; edge++) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    columns[b] = Math.max(columns[b] as number, (columns[a] as number) + 1);
    cost[b] =
      (cost[b] as number) + (users[a] === 1 ? Math.min(1, cost[a] as number) : 1 / (users[a] as number));
  }
  let edge = from.length - 1;
  for (let v = count - 1; v >= 0; v--) {
    if ((users[v] as number) > (cost[v] as number) && limit[v] !== Number.POSITIVE_INFINITY) {
      columns[v] = (limit[v] as number) - 1;
    }
    for (; edge >= 0 && to[edge] === v; edge--) {
      const a = from[edge] as number;
      limit[a] = Math.min(limit[a] as number, columns[v] as number);
    }
  }
  return columns;
}
