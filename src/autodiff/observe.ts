import type { GraphNode } from "./graph-node.ts";
import type { Value } from "./value.ts";

/**
 * What an observer of the engine is told, in the order in which it happens; each function may be left
 * out. The functions do not use `this`, so that observers can be combined by spreading them.
 *
 * A checkpoint's segment runs more than once, on copies of its operands.
 */
export interface Watcher {
  /** A node got its primal value from these operands, which it does not keep if it is made in `noGrad`. */
  evaluated?(node: GraphNode, operands: readonly GraphNode[]): void;
  /** The topological sort came to a node for the first time (`seen.add`). */
  entered?(node: GraphNode): void;
  /** The topological sort finished a node (`topo.append`). */
  visited?(node: GraphNode): void;
  /** A seed was added to an output's adjoint, which was `before`. */
  seeded?(node: GraphNode, seed: Value, before: Value): void;
  /**
   * `parent.grad += contribution` happened, where `parent.grad` was `before`. The contribution is that of
   * the child's operand at this position.
   */
  accumulated?(
    child: GraphNode,
    operand: number,
    parent: GraphNode,
    contribution: Value,
    before: Value,
  ): void;
  /**
   * A node takes the place of another that has the same value: a segment's copy that of an operand, the
   * checkpoint itself that of its segment's result. It is not told of as evaluated.
   */
  standsFor?(node: GraphNode, original: GraphNode): void;
  /**
   * A segment begins to run: without a graph when the checkpoint is made, with one whenever it is run
   * again. `call` is one object for all runs of one checkpoint, which all evaluate the same nodes in order.
   * Checkpoints within a run without a graph are parts of it that are not told of.
   */
  segmentBegan?(call: object, graph: boolean): void;
  /** The run that began last and has not ended yet has ended. */
  segmentEnded?(call: object, result: GraphNode): void;
  /** A value is kept that segments can be run again from: a checkpoint's first operand, then its result. */
  kept?(node: GraphNode): void;
}

/** The observer of the moment, if any. With none attached the engine only tests that there is none. */
export let watcher: Watcher | undefined;

/** Runs `program` with nobody watching: for steps inside an operation that are not the graph's own. */
export function unobserved<T>(program: () => T): T {
  return observe(undefined, program);
}

/** Runs `program` while `observer` is told of all the engine does, then restores the one before. */
export function observe<T>(observer: Watcher | undefined, program: () => T): T {
  const previous = watcher;
  watcher = observer;
  try {
    return program();
  } finally {
    watcher = previous;
  }
}
