import type { GraphNode, Parent } from "./graph-node.ts";
import { watcher } from "./observe.ts";

let passes = 0;

/**
 * Returns every node the outputs depend on, each after all of its parents: the order of the document's
 * recursive `visit`, output by output, parents from first to last.
 *
 * The path from the output to the current node is an explicit stack, so a chain of a million nodes needs no
 * call stack. A number on each node replaces the `seen` set: `open` while the node is on the path, `done`
 * once it is listed.
 *
 * @param prepare called with each node before it is listed, for work that would otherwise need a second pass over
 * the nodes
 * @throws RangeError naming the path, if a node depends on itself
 */
export function topologicalOrder(
  outputs: readonly GraphNode[],
  prepare?: (node: GraphNode) => void,
): GraphNode[] {
  const open = ++passes;
  const done = ++passes;
  const topo: GraphNode[] = [];
  const path: GraphNode[] = [];

  for (const output of outputs) {
    if (output.mark < open) path.push(output);
    while (path.length > 0) {
      const v = path[path.length - 1] as GraphNode;
      if (v.mark !== open) {
        v.mark = open;
        watcher?.entered?.(v);
        if (v.a !== undefined && descend(path, v.a, open)) continue;
      }
      if (v.b !== undefined && descend(path, v.b, open)) continue;
      if (v.more !== undefined && descendToMore(path, v.more, open)) continue;
      prepare?.(v);
      v.mark = done;
      topo.push(v);
      path.pop();
      watcher?.visited?.(v);
    }
  }
  return topo;
}

/** Continues with a parent unless it is already listed. */
function descend(path: GraphNode[], parent: GraphNode, open: number): boolean {
  if (parent.mark === open) throw cycle(path, parent);
  return parent.mark < open && path.push(parent) > 0;
}

// Apart, because a function whose closure captures a variable allocates a context at every call.
function descendToMore(path: GraphNode[], more: readonly Parent[], open: number): boolean {
  return more.some(([parent]) => descend(path, parent, open));
}

function cycle(path: readonly GraphNode[], back: GraphNode): RangeError {
  const names = [...path.slice(path.indexOf(back)), back].map((v) => v.op?.id ?? `leaf ${v.value}`);
  return new RangeError(
    `backward: the graph has a cycle, ${names.join(" ← ")}; a node cannot be its own ancestor`,
  );
}
