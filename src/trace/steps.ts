import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import type { EngineEvent } from "./recorder.ts";
import { createStepKeys } from "./step-keys.ts";
import type { Step, TraceEdge, TraceNode } from "./trace.ts";

/**
 * Returns the steps of a trace from the engine's events: evaluations, keeps, discards and recomputations, the
 * sort's visits if `detail`, seeds, accumulations, and finally the collection of the gradient.
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
    if (node === undefined || isConstant(event.node) || (event.kind === "visit" && !detail)) continue;
    if (event.kind === "accumulate") {
      const edge = edgeIndex.get(`${index.get(event.edge.child)} ${event.edge.operand}`);
      if (edge !== undefined) steps.push({ ...name("accumulate", edges[edge]?.id), ...event, edge, node });
    } else steps.push({ ...name(event.kind, nodes[node]?.id), ...event, node });
  }
  return [...steps, { kind: "collect", ...name("collect") }];
}
