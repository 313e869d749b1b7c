import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import type { EngineEvent } from "./recorder.ts";
import { createStepKeys } from "./step-keys.ts";
import type { Step, TraceEdge, TraceNode } from "./trace.ts";

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
  const name = createStepKeys();
  const steps: Step[] = [];

  for (const event of events) {
    const node = index.get(event.node);
    const id = node === undefined ? undefined : nodes[node]?.id;
    if (node === undefined || id === undefined || isConstant(event.node)) continue;

    switch (event.kind) {
      case "evaluate":
      case "keep":
      case "discard":
      case "recompute":
        steps.push({ kind: event.kind, ...name(event.kind, id), node });
        break;
      case "visit":
        if (!detail) break;
        steps.push({ kind: "visit", ...name("visit", id), node, seen: event.seen });
        break;
      case "seed": {
        const { before, contribution, after } = event;
        steps.push({ kind: "seed", ...name("seed", id), node, before, contribution, after });
        break;
      }
      case "accumulate": {
        const edge = edgeIndex.get(`${index.get(event.child)} ${event.operand}`);
        if (edge === undefined) break;
        const { incoming, partial, before, contribution, after } = event;
        const received = { incoming, partial, before, contribution, after };
        steps.push({ kind: "accumulate", ...name("accumulate", edges[edge]?.id), edge, node, ...received });
      }
    }
  }
  return [...steps, { kind: "collect", ...name("collect") }];
}
