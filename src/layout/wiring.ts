import type { Trace } from "../trace/trace.ts";

/** All edges from one node to another: one, or two for `mul(x, x)`. */
export interface Bundle {
  readonly parent: number;
  readonly child: number;
  /** Indices of edges, in the order of the operands. */
  readonly edges: readonly number[];
}

/** The edges of a trace by what the drawing does with them. */
export interface Wiring {
  /** Leaves that are used all over the graph, by index. */
  readonly shared: readonly number[];
  /** The edges from shared leaves: one trunk a leaf. */
  readonly branches: readonly Bundle[];
  /** All other edges: the graph whose nodes are put into columns and rows. */
  readonly links: readonly Bundle[];
}

/**
 * Sorts the edges of a trace into those that hold the drawing together and those of shared leaves.
 *
 * A leaf is shared if its users stand at more than two depths, like a parameter of a recurrence. One
 * whose users stand side by side, like an input of a dense layer, is not.
 */
export function wiringOf(trace: Trace): Wiring {
  const bundles = bundlesOf(trace);
  const depths = depthsOf(trace, bundles);
  const userDepths = trace.nodes.map(() => new Set<number>());
  for (const { parent, child } of bundles) userDepths[parent]?.add(depths[child] ?? 0);
  const isShared = trace.nodes.map((_, i) => depths[i] === 0 && (userDepths[i]?.size ?? 0) > 2);
  return {
    shared: [...trace.nodes.keys()].filter((i) => isShared[i]),
    branches: bundles.filter(({ parent }) => isShared[parent]),
    links: bundles.filter(({ parent }) => !isShared[parent]),
  };
}

function bundlesOf(trace: Trace): Bundle[] {
  const bundles = new Map<string, { parent: number; child: number; edges: number[] }>();
  const order = [...trace.edges.entries()].sort(([, a], [, b]) => a.child - b.child || a.operand - b.operand);
  for (const [index, { parent, child }] of order) {
    const key = `${parent}>${child}`;
    const bundle = bundles.get(key);
    if (bundle === undefined) bundles.set(key, { parent, child, edges: [index] });
    else bundle.edges.push(index);
  }
  return [...bundles.values()];
}

/** The longest way from a leaf to each node. Bundles come by child, and operands stand before their users. */
function depthsOf(trace: Trace, bundles: readonly Bundle[]): number[] {
  const depths = trace.nodes.map(() => 0);
  for (const { parent, child } of bundles) {
    depths[child] = Math.max(depths[child] ?? 0, (depths[parent] ?? 0) + 1);
  }
  return depths;
}
