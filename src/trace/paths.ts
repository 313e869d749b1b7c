import { adjointParts } from "./adjoint-parts.ts";
import type { Trace } from "./trace.ts";

/** The paths on which the adjoints of the outputs reach a node. */
export interface Paths {
  /** The last edges of the paths, at the node, in the order in which their contributions arrive. */
  readonly ends: readonly number[];
  /**
   * For each edge between the node and an output: the position in `ends` of the only end that a path along the edge
   * can have, or `shared` if there are several.
   */
  readonly of: ReadonlyMap<number, number | "shared">;
}

/** Returns the paths from the outputs back to a node. */
export function pathsTo(trace: Trace, node: number): Paths {
  const ends = adjointParts(trace, node).flatMap(({ step }) =>
    step.kind === "accumulate" ? [step.edge] : [],
  );
  const positions = new Map(ends.map((edge, position) => [edge, position]));
  const { nodes, edges } = trace;
  const of = new Map<number, number | "shared">();
  /** By node: the ends that are reached from there. */
  const from = new Map<number, number | "shared">();
  // Operands come before the nodes that use them, so the edges into a node are done before the edges out of it.
  for (let edge = 0; edge < edges.length; edge++) {
    const [parent, child] = [edges.parents[edge] as number, edges.children[edge] as number];
    const end = parent === node ? positions.get(edge) : from.get(parent);
    if (end === undefined || nodes.at(child)?.reached !== true) continue;
    of.set(edge, end);
    const other = from.get(child);
    from.set(child, other === undefined || other === end ? end : "shared");
  }
  return { ends, of };
}
