import type { GraphNode } from "./graph-node.ts";
import type { Watcher } from "./observe.ts";

/**
 * An observer under which a program leaves no graph: each new node is passed on to `outer`, then cut
 * from its operands and pullbacks, so that it lives no longer than the program itself holds it.
 * That something is kept is not passed on, since nothing is.
 */
export function forgetful(outer: Watcher | undefined): Watcher {
  return {
    entered() {},
    visited() {},
    seeded() {},
    accumulated() {},
    ...outer,
    evaluated(node) {
      outer?.evaluated(node);
      cut(node);
    },
    standsFor(node, original) {
      outer?.standsFor?.(node, original);
      cut(node);
    },
    kept() {},
  };
}

function cut(node: GraphNode): void {
  node.a = undefined;
  node.pullA = undefined;
  node.b = undefined;
  node.pullB = undefined;
  if (node.more !== undefined) node.more = [];
}
