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
    const { kind } = event;
    const node = index.get(event.node);
    if (node === undefined || isConstant(event.node) || (kind === "visit" && !detail)) continue;
    const phase = PHASES[kind] ?? way;
    if (kind === "accumulate") {
      const edge = edgeIndex.get(`${index.get(event.edge.child)} ${event.edge.operand}`);
      if (edge === undefined) continue;
      steps.push({ key: unique(`acc.${edges[edge]?.id}`), phase, ...event, edge, node });
    } else {
      const name = kind === "evaluate" ? "eval" : kind;
      steps.push({ key: unique(`${name}.${nodes[node]?.id}`), phase, ...event, node });
    }
    if (kind === "seed") way = "backward";
  }
  return [...steps, { kind: "collect", key: "collect", phase: "gradient" }];
}

/** The phases of those kinds of event that have one phase. */
const PHASES: Partial<Record<EngineEvent["kind"], Phase>> = {
  evaluate: "forward",
  visit: "sort",
  seed: "seed",
  accumulate: "backward",
};

/** Makes a key unique: the second of the same gets the suffix `.2`, the third `.3`. */
function uniqueKeys(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? key : `${key}.${count}`;
  };
}
