import type { State } from "../trace/replay.ts";
import { edgeAt, type Trace } from "../trace/trace.ts";

/**
 * What a node is doing at a step: `pending` until evaluated; then `evaluated`, and `touched` once an
 * adjoint has arrived; `dropped` from when its value is discarded until it is evaluated again. At the step
 * itself `computing`, `operand`, `keeping`, `visiting`, `seeded`, `sending`, `receiving` or `collected`.
 */
export type NodeState =
  | "pending"
  | "evaluated"
  | "touched"
  | "dropped"
  | "computing"
  | "operand"
  | "keeping"
  | "visiting"
  | "seeded"
  | "sending"
  | "receiving"
  | "collected";

/** What an edge is doing: nothing yet, feeding an evaluation, carrying a contribution, or done. */
export type EdgeState = "idle" | "feeding" | "carrying" | "flowed";

/** The states of all nodes and edges at a step, and the nodes that the step is about. */
export interface Activity {
  readonly nodes: readonly NodeState[];
  readonly edges: readonly EdgeState[];
  readonly focus: readonly number[];
  /** The operands of the operation whose pullback runs: its rule may read their values. */
  readonly reads: readonly number[];
}

/** What the node of a step that is about it alone is doing. */
const ONE_NODE = { visit: "visiting", seed: "seeded", keep: "keeping" } as const;

/** What everything in the graph is doing once the state's last step is done. */
export function activity(trace: Trace, state: State): Activity {
  const nodes = trace.nodes.map((_, i): NodeState => {
    if (!state.evaluated[i]) return "pending";
    if (state.dropped[i]) return "dropped";
    return state.adjoints[i] === undefined ? "evaluated" : "touched";
  });
  const edges = trace.edges.map((_, i): EdgeState => (state.flowed[i] ? "flowed" : "idle"));
  const { step } = state;

  if (step?.kind === "evaluate" || step?.kind === "recompute") {
    const feeding = trace.edges.flatMap((edge, i) => (edge.child === step.node ? [i] : []));
    for (const i of feeding) {
      edges[i] = "feeding";
      nodes[edgeAt(trace, i).parent] = "operand";
    }
    nodes[step.node] = "computing";
    return { nodes, edges, focus: [step.node, ...feeding.map((i) => edgeAt(trace, i).parent)], reads: [] };
  }
  if (step?.kind === "accumulate") {
    const { child, parent } = edgeAt(trace, step.edge);
    edges[step.edge] = "carrying";
    nodes[child] = "sending";
    nodes[parent] = "receiving";
    const operands = trace.edges.flatMap((edge) => (edge.child === child ? [edge.parent] : []));
    return { nodes, edges, focus: [child, parent], reads: operands };
  }
  if (step?.kind === "discard") return { nodes, edges, focus: [step.node], reads: [] };
  if (step?.kind === "visit" || step?.kind === "seed" || step?.kind === "keep") {
    nodes[step.node] = ONE_NODE[step.kind];
    return { nodes, edges, focus: [step.node], reads: [] };
  }
  const leaves = trace.nodes.flatMap((node, i) => (node.op === undefined ? [i] : []));
  if (step?.kind === "collect") for (const i of leaves) nodes[i] = "collected";
  return { nodes, edges, focus: leaves, reads: [] };
}
