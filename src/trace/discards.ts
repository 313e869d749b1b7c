import type { GraphNode } from "../autodiff/graph-node.ts";
import type { StorageEvent } from "./trace.ts";

/**
 * Returns the evaluations of a run without a graph, each followed by discards of the nodes it was the last to
 * use. An unused node is discarded at once. The result stays.
 */
export function withDiscards<Event extends { readonly node: GraphNode }>(
  run: readonly Event[],
  operandsOf: (node: GraphNode) => readonly GraphNode[],
  result: GraphNode,
): (Event | StorageEvent<GraphNode>)[] {
  const lastUse = new Map<GraphNode, number>();
  for (const [i, { node }] of run.entries()) {
    lastUse.set(node, i);
    for (const operand of operandsOf(node)) if (lastUse.has(operand)) lastUse.set(operand, i);
  }
  lastUse.delete(result);
  const dropped = run.map((): StorageEvent<GraphNode>[] => []);
  for (const [node, i] of lastUse) dropped[i]?.push({ kind: "discard", node });
  return run.flatMap((event, i) => [event, ...(dropped[i] ?? [])]);
}
