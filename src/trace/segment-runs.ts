import type { GraphNode } from "../autodiff/graph-node.ts";

/** An unfinished run of a checkpoint's segment. */
interface Run {
  /** True if nodes keep their operands, so that the run can be swept. */
  readonly graph: boolean;
  /** Number of events recorded when the run began. */
  readonly start: number;
  /** The nodes evaluated so far, as nodes of the trace. */
  readonly nodes: GraphNode[];
  /** The nodes evaluated in the first run of the same segment; undefined in the first run. */
  readonly first: readonly GraphNode[] | undefined;
}

/**
 * Maps the engine's nodes to the trace's. A trace has one node per node of a segment's first run; later runs
 * evaluate the same nodes in the same order, and copies and checkpoints stand for existing nodes.
 */
export interface SegmentRuns {
  /** Returns the trace's node for an engine node: the node itself if it is the first. */
  canonical(node: GraphNode): GraphNode;
  /** Returns true if a checkpoint replaced another node with this node. */
  standsIn(node: GraphNode): boolean;
  standsFor(node: GraphNode, original: GraphNode): void;
  began(call: object, graph: boolean, start: number): void;
  /** Records an evaluated node and determines its canonical node. */
  evaluated(node: GraphNode): void;
  /**
   * Ends the run that began last.
   *
   * @returns the run's start if it left no graph, so that its nodes lived no longer than their uses
   */
  ended(call: object): number | undefined;
}

/** Creates the map with no segment running. */
export function followSegments(): SegmentRuns {
  const originals = new Map<GraphNode, GraphNode>();
  const standIns = new Set<GraphNode>();
  const firstRuns = new Map<object, readonly GraphNode[]>();
  const open: Run[] = [];
  const canonical = (node: GraphNode): GraphNode =>
    originals.size === 0 ? node : (originals.get(node) ?? node);

  return {
    canonical,
    standsIn: (node) => standIns.size > 0 && standIns.has(node),
    standsFor(node, original) {
      standIns.add(node);
      originals.set(node, canonical(original));
    },
    began: (call, graph, start) => open.push({ graph, start, nodes: [], first: firstRuns.get(call) }),
    evaluated(node) {
      // A segment that runs again may contain a segment that is a new object but a known part.
      const again = open.find(({ first }) => first !== undefined);
      const original = again?.first?.[again.nodes.length];
      if (original !== undefined) originals.set(node, original);
      for (const { nodes } of open) nodes.push(canonical(node));
    },
    ended(call) {
      const run = open.pop();
      if (run === undefined) return undefined;
      if (run.first === undefined) firstRuns.set(call, run.nodes);
      return run.graph ? undefined : run.start;
    },
  };
}
