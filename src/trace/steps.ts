import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import type { EngineEvent } from "./recorder.ts";
import type { Phase, Step, TraceEdge, TraceNode } from "./trace.ts";

/**
 * The steps of a trace from what the engine did: evaluations, what was kept, discarded and evaluated
 * again, the sort's visits if `detail`, seeds, accumulations, and at the end the collecting of the
 * gradient.
 */
export function stepsOf(
  events: readonly EngineEvent[],
  nodes: readonly TraceNode[],
  edges: readonly TraceEdge[],
  index: ReadonlyMap<GraphNode, number>,
  detail: boolean,
): Step[] {
  const edgeIndex = new Map(edges.map((edge, i) => [`${edge.child} ${edge.operand}`, i]));
  const unique = uniqueKeys();
  const steps: Step[] = [];
  let way: Phase = "forward";

  for (const event of events) {
    const node = index.get(event.node);
    const id = node === undefined ? undefined : nodes[node]?.id;
    if (node === undefined || id === undefined || isConstant(event.node)) continue;

    switch (event.kind) {
      case "evaluate":
        steps.push({ kind: "evaluate", key: unique(`eval.${id}`), phase: "forward", node });
        break;
      case "keep":
      case "discard":
      case "recompute":
        steps.push({ kind: event.kind, key: unique(`${event.kind}.${id}`), phase: way, node });
        break;
      case "visit":
        if (!detail) break;
        steps.push({ kind: "visit", key: unique(`visit.${id}`), phase: "sort", node, seen: event.seen });
        break;
      case "seed": {
        const { before, contribution, after } = event;
        const key = unique(`seed.${id}`);
        steps.push({ kind: "seed", key, phase: "seed", node, before, contribution, after });
        way = "backward";
        break;
      }
      case "accumulate": {
        const edge = edgeIndex.get(`${index.get(event.child)} ${event.operand}`);
        if (edge === undefined) break;
        const { incoming, partial, before, contribution, after } = event;
        const received = { incoming, partial, before, contribution, after };
        const key = unique(`acc.${edges[edge]?.id}`);
        steps.push({ kind: "accumulate", key, phase: "backward", edge, node, ...received });
      }
    }
  }
  return [...steps, { kind: "collect", key: "collect", phase: "gradient" }];
}

/** Makes a key unique: the second of the same gets the suffix `.2`, the third `.3`. */
function uniqueKeys(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key}.${count}`;
  };
}
