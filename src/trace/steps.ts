import { type GraphNode, isConstant } from "../autodiff/graph-node.ts";
import { plus } from "../autodiff/value.ts";
import type { EngineEvent } from "./recorder.ts";
import type { Step, TraceEdge, TraceNode } from "./trace.ts";

/**
 * The steps of a trace from what the engine did: evaluations, the sort's visits if `detail`, seeds,
 * accumulations, and at the end the collecting of the gradient.
 */
export function stepsOf(
  events: readonly EngineEvent[],
  nodes: readonly TraceNode[],
  edges: readonly TraceEdge[],
  index: ReadonlyMap<GraphNode, number>,
  detail: boolean,
): Step[] {
  const edgeIndex = new Map(edges.map((edge, i) => [`${edge.child} ${edge.operand}`, i]));
  const steps: Step[] = [];

  for (const event of events) {
    const node = index.get(event.node);
    const id = node === undefined ? undefined : nodes[node]?.id;
    if (node === undefined || id === undefined || isConstant(event.node)) continue;

    if (event.kind === "evaluate") {
      steps.push({ kind: "evaluate", key: `eval.${id}`, phase: "forward", node });
    } else if (event.kind === "visit") {
      if (detail) steps.push({ kind: "visit", key: `visit.${id}`, phase: "sort", node, seen: event.seen });
    } else if (event.kind === "seed") {
      const { before, contribution } = event;
      const after = plus(before, contribution);
      steps.push({ kind: "seed", key: `seed.${id}`, phase: "seed", node, before, contribution, after });
    } else {
      const { before, contribution, incoming, partial } = event;
      const edge = edgeIndex.get(`${index.get(event.child)} ${event.operand}`);
      if (edge === undefined) continue;
      const [key, after] = [`acc.${edges[edge]?.id}`, plus(before, contribution)];
      steps.push({
        kind: "accumulate",
        key,
        phase: "backward",
        edge,
        node,
        incoming,
        partial,
        before,
        contribution,
        after,
      });
    }
  }
  return [...steps, { kind: "collect", key: "collect", phase: "gradient" }];
}
