import type { GraphNode } from "./graph-node.ts";
import type { Value } from "./value.ts";

/**
 * The events that an observer of the engine receives, in order; each function is optional. The functions do
 * not use `this`, so that observers can be combined by spreading.
 *
 * A checkpoint's segment runs more than once, on copies of its operands.
 */
export interface Watcher {
  /** A node got its primal value from these operands, which it does not keep if it is made in `noGrad`. */
  evaluated?(node: GraphNode, operands: readonly GraphNode[]): void;
  /** The topological sort reached a node for the first time (`seen.add`). */
  entered?(node: GraphNode): void;
  /** The topological sort finished a node (`topo.append`). */
  visited?(node: GraphNode): void;
  /**
   * The sort of a sweep is complete; the sweep visits the nodes from the last to the first. Changing the order in place
   * changes the sweep.
   */
  sorted?(topo: GraphNode[], outputs: readonly GraphNode[]): void;
  /** A seed was added to an output's adjoint, which was `before`. */
  seeded?(node: GraphNode, seed: Value, before: Value): void;
  /**
   * `parent.grad += contribution` happened, where `parent.grad` was `before`. The contribution belongs to the
   * child's operand at this position.
   *
   * @param changed the adjoint that another observer has put in place of the sum
   */
  accumulated?(
    child: GraphNode,
    operand: number,
    parent: GraphNode,
    contribution: Value,
    before: Value,
    changed?: Value,
  ): void;
  /**
   * A node replaces another of the same value: a segment's copy replaces an operand, the checkpoint its
   * segment's result. No `evaluated` call follows.
   */
  standsFor?(node: GraphNode, original: GraphNode): void;
  /**
   * A run of a segment begins: without a graph when the checkpoint is made, with a graph when run again.
   * `call` identifies all runs of one checkpoint, which evaluate the same nodes in order. Checkpoints within
   * a run without a graph are not reported.
   */
  segmentBegan?(call: object, graph: boolean): void;
  /** The latest unfinished run ended. */
  segmentEnded?(call: object, result: GraphNode): void;
  /**
   * Runs a segment again, and returns its return value, for a checkpoint that states no context of its own. The segment
   * may then have another value than at first.
   */
  recompute?<T>(segment: () => T): T;
  /** A value is kept as a starting point for segments: a checkpoint's first operand, then its result. */
  kept?(node: GraphNode): void;
}

/** The current observer, if any. Without an observer the engine performs this test only. */
export let watcher: Watcher | undefined;

/** Runs `program` unobserved: for steps inside an operation that are not part of the graph. */
export function unobserved<T>(program: () => T): T {
  return observe(undefined, program);
}

/** Runs `program` with `observer` attached, then restores the previous observer. */
export function observe<T>(observer: Watcher | undefined, program: () => T): T {
  const previous = watcher;
  watcher = observer;
  try {
    return program();
  } finally {
    watcher = previous;
  }
}
