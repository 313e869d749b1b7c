import type { GraphNode } from "./graph-node.ts";
import type { Value } from "./value.ts";

/** What an observer of the engine is told, in the order in which it happens. */
export interface Watcher {
  /** A node got its primal value. */
  evaluated(node: GraphNode): void;
  /** The topological sort came to a node for the first time (`seen.add`). */
  entered(node: GraphNode): void;
  /** The topological sort finished a node (`topo.append`). */
  visited(node: GraphNode): void;
  /** An output adjoint was set. */
  seeded(node: GraphNode, seed: Value): void;
  /** `parent.grad += contribution` happened, the contribution being that of the child's operand at this position. */
  accumulated(child: GraphNode, operand: number, parent: GraphNode, contribution: Value): void;
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
