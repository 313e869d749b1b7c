import type { Trace } from "../trace/trace.ts";
import { depthsOf } from "./depths.ts";

/** All edges from one node to another: one, or two for `mul(x, x)`. */
export interface Bundle {
  readonly parent: number;
  readonly child: number;
  /** Indices of edges, in the order of the operands. */
  readonly edges: readonly number[];
}

/** The edges of a trace, grouped by how they are drawn. */
export interface Wiring {
  /** Indices of leaves on lanes of their own: used all over the graph, or once along a path. */
  readonly shared: readonly number[];
  /** Shared leaves that are used once. */
  readonly feeders: ReadonlySet<number>;
  /** The edges from shared leaves: one trunk per leaf. */
  readonly branches: readonly Bundle[];
  /** All other edges: the graph whose nodes are put into columns and rows. */
  readonly links: readonly Bundle[];
}

/**
 * Divides the edges of a trace into links, which determine columns and rows, and branches from shared leaves.
 *
 * A leaf is shared if its users are at more than two depths, like a parameter of a recurrence. A leaf whose
 * users are side by side, like an input of a dense layer, is not.
 */
export function wiringOf(trace: Trace): Wiring {
  const bundles = bundlesOf(trace);
  const depths = depthsOf(trace);
  const userDepths = trace.nodes.map(() => new Set<number>());
  for (const { parent, child } of bundles) userDepths[parent]?.add(depths[child] ?? 0);
  const feeders = feedersOf(trace, bundles);
  const isShared = trace.nodes.map(
    (_, i) => feeders.has(i) || (depths[i] === 0 && (userDepths[i]?.size ?? 0) > 2),
  );
  return {
    feeders,
    shared: isShared.flatMap((is, i) => (is ? [i] : [])),
    branches: bundles.filter(({ parent }) => isShared[parent]),
    links: bundles.filter(({ parent }) => !isShared[parent]),
  };
}

/** Number of leaves used once from which on each gets a lane, if the rest is one path. */
const MANY_FEEDERS = 4;

/**
 * Returns the leaves beside a path, such as the weights of a chain of layers: each is used once, by a node of
 * the path, which begins at the first leaf.
 */
function feedersOf(trace: Trace, bundles: readonly Bundle[]): ReadonlySet<number> {
  const uses = new Map<number, number>();
  for (const { parent } of bundles) uses.set(parent, (uses.get(parent) ?? 0) + 1);
  const start = trace.nodes.findIndex((_, i) => uses.has(i));
  const feeders = new Set(
    [...uses].flatMap(([i, count]) =>
      trace.nodes.at(i)?.op === undefined && count === 1 && i !== start ? [i] : [],
    ),
  );
  const path = bundles.filter(({ parent }) => !feeders.has(parent));
  const isPath =
    new Set(path.map(({ parent }) => parent)).size === path.length &&
    new Set(path.map(({ child }) => child)).size === path.length &&
    path.length === trace.nodes.length - feeders.size - 1;
  return isPath && feeders.size >= MANY_FEEDERS ? feeders : new Set();
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
