import type { GraphNode } from "../autodiff/graph-node.ts";

/** A run of a checkpoint's segment that has not ended yet. */
interface Run {
  /** Whether nodes keep what they were made from, so that the run can be swept. */
  readonly graph: boolean;
  /** How many events had been recorded when it began. */
  readonly start: number;
  /** What it has evaluated so far, in terms of the trace's nodes. */
  readonly nodes: GraphNode[];
  /** What the first run of the same segment evaluated, if this is not the first. */
  readonly first: readonly GraphNode[] | undefined;
}

/**
 * Which node of a trace each node of the engine is. A trace has one for each node of the first run of
 * a segment; a later run evaluates the same nodes in the same order, and copies and checkpoints stand
 * for a node that is there already.
 */
export interface SegmentRuns {
  /** The trace's node that this one is: itself, if it is the first. */
  canonical(node: GraphNode): GraphNode;
  /** Whether the node was set in place of another, by a checkpoint. */
  standsIn(node: GraphNode): boolean;
  standsFor(node: GraphNode, original: GraphNode): void;
  began(call: object, graph: boolean, start: number): void;
  /** Takes note of a node just evaluated. From now on its canonical node is known. */
  evaluated(node: GraphNode): void;
  /**
   * Ends the run that began last.
   *
   * @returns its start, if it left no graph, so that its nodes lived no longer than their uses.
   */
  ended(call: object): number | undefined;
}

/** Starts with no segment running. */
export function followSegments(): SegmentRuns {
  const originals = new Map<GraphNode, GraphNode>();
  const standIns = new Set<GraphNode>();
  const firstRuns = new Map<object, readonly GraphNode[]>();
  const open: Run[] = [];
  const canonical = (node: GraphNode): GraphNode => originals.get(node) ?? node;

  return {
    canonical,
    standsIn: (node) => standIns.has(node),
    standsFor(node, original) {
      standIns.add(node);
      originals.set(node, canonical(original));
    },
    began: (call, graph, start) => open.push({ graph, start, nodes: [], first: firstRuns.get(call) }),
    evaluated(node) {
      // Within a segment that runs again, a segment may run that is new as an object, but not as a part.
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
