import type { Trace } from "../trace/trace.ts";

/** The longest way from a leaf to each node, in edges: 0 for a leaf. Operands stand before their users. */
export function depthsOf({ nodes, edges }: Pick<Trace, "nodes" | "edges">): number[] {
  const depths = nodes.map(() => 0);
  for (const { parent, child } of [...edges].sort((a, b) => a.child - b.child)) {
    depths[child] = Math.max(depths[child] ?? 0, (depths[parent] ?? 0) + 1);
  }
  return depths;
}
