import type { Trace } from "../trace/trace.ts";

/**
 * Returns the length of the longest path from a leaf to each node, in edges; operands must precede their
 * users.
 */
export function depthsOf({ nodes, edges }: Pick<Trace, "nodes" | "edges">): number[] {
  const depths = nodes.map(() => 0);
  for (const { parent, child } of [...edges].sort((a, b) => a.child - b.child)) {
    depths[child] = Math.max(depths[child] ?? 0, (depths[parent] ?? 0) + 1);
  }
  return depths;
}
