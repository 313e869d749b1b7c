import type { GraphNode } from "./graph-node.ts";
import { observe, type Watcher, watcher } from "./observe.ts";

const forgetful = new WeakSet<Watcher>();

/**
 * Runs a program so that it leaves no graph: the observer of the moment is told of each new node, then
 * the node is cut from its operands and pullbacks, and lives no longer than the program itself holds it.
 */
export function noGrad<T>(program: () => T): T {
  const outer = watcher;
  const cutting: Watcher = {
    ...outer,
    evaluated(node) {
      outer?.evaluated?.(node);
      cut(node);
    },
  };
  forgetful.add(cutting);
  return observe(cutting, program);
}

/** Whether the code that asks is running without a graph. */
export function isNoGrad(): boolean {
  return watcher !== undefined && forgetful.has(watcher);
}

function cut(node: GraphNode): void {
  node.a = undefined;
  node.pullA = undefined;
  node.b = undefined;
  node.pullB = undefined;
  if (node.more !== undefined) node.more = [];
}
