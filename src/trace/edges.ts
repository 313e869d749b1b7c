import type { TraceEdge, TraceNode, TraceOperand } from "./trace.ts";

/** Returns the edges from each node to its operands, in order. Constants have no edges. */
export function edgesOf(nodes: readonly TraceNode[]): TraceEdge[] {
  const edges: TraceEdge[] = [];
  for (let child = 0; child < nodes.length; child++) {
    const { id, operands } = nodes[child] as TraceNode;
    const first = edges.length;
    for (let operand = 0; operand < operands.length; operand++) {
      const one = operands[operand] as TraceOperand;
      if ("constant" in one) continue;
      edges.push({ id: `${id}.${edges.length - first}`, child, parent: one.node, operand });
    }
  }
  return edges;
}

/**
 * Returns a function that finds an edge by its child and the position among the child's operands; −1 if there
 * is none.
 *
 * @param edges in the order of `edgesOf`
 */
export function edgeFinder(edges: readonly TraceEdge[]): (child: number, operand: number) => number {
  const firsts: number[] = [];
  for (const [i, { child }] of edges.entries()) firsts[child] ??= i;
  return (child, operand) => {
    const first = firsts[child] ?? edges.length;
    // Constants among the operands have no edges, so that the edge may come earlier.
    for (let i = Math.min(first + operand, edges.length - 1); i >= first; i--) {
      const edge = edges[i] as TraceEdge;
      if (edge.child === child && edge.operand <= operand) return edge.operand === operand ? i : -1;
    }
    return -1;
  };
}
