import type { State } from "../trace/replay.ts";
import { edgeAt, type Trace } from "../trace/trace.ts";

/**
 * State of a node at a step: `pending` until evaluated; then `evaluated`, and `touched` once an adjoint has
 * arrived; `dropped` from when its value is discarded until it is evaluated again. During its own steps
 * `computing`, `operand`, `keeping`, `visiting`, `seeded`, `sending`, `receiving` or `collected`.
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

/**
 * State of an edge: unused, feeding an evaluation, carrying a contribution, or used; in forward mode `pushing` a
 * tangent, or `pushed` after that.
 */
export type EdgeState = "idle" | "feeding" | "carrying" | "flowed" | "pushing" | "pushed";

/** The states of all nodes and edges at a step, and the nodes that the step concerns. */
export interface Activity {
  readonly nodes: readonly NodeState[];
  readonly edges: readonly EdgeState[];
  /** The nodes whose numbers the step takes to others, and the nodes in which numbers arrive. */
  readonly origin: readonly number[];
  readonly destination: readonly number[];
  /** Operands of the operation whose pullback runs: its rule may read their values. */
  readonly reads: readonly number[];
}

/** State of the node in a step that concerns this node only. */
const ONE_NODE = { visit: "visiting", seed: "seeded", keep: "keeping" } as const;

/** A trace with what the activity of each step needs. */
export interface ActivityInput {
  readonly trace: Trace;
  /** The nodes without an operation. */
  readonly leaves: readonly number[];
}

/** Returns the states of all nodes and edges, and the nodes concerned, after the last step of a state. */
export function activity({ trace, leaves }: ActivityInput, state: State): Activity {
  const nodes = trace.nodes.map((_, i): NodeState => {
    if (!state.evaluated.at(i)) return "pending";
    if (state.dropped.at(i)) return "dropped";
    return state.adjoints.at(i) === undefined ? "evaluated" : "touched";
  });
  const edges = trace.edges.map((_, i): EdgeState => (state.flowed.at(i) ? "flowed" : "idle"));
  const { step } = state;

  if (step?.kind === "evaluate" || step?.kind === "recompute") {
    const feeding = trace.edges.into(step.node);
    for (const i of feeding) {
      edges[i] = "feeding";
      nodes[edgeAt(trace, i).parent] = "operand";
    }
    nodes[step.node] = "computing";
    const origin = feeding.map((i) => edgeAt(trace, i).parent);
    return { nodes, edges, origin, destination: [step.node], reads: [] };
  }
  if (step?.kind === "accumulate") {
    const { child, parent } = edgeAt(trace, step.edge);
    edges[step.edge] = "carrying";
    nodes[child] = "sending";
    nodes[parent] = "receiving";
    const operands = trace.edges.into(child).map((edge) => edgeAt(trace, edge).parent);
    return { nodes, edges, origin: [child], destination: [parent], reads: operands };
  }
  const at = (places: readonly number[]) => ({
    nodes,
    edges,
    origin: places,
    destination: places,
    reads: [],
  });
  if (step?.kind === "discard") return at([step.node]);
  if (step?.kind === "visit" || step?.kind === "seed" || step?.kind === "keep") {
    nodes[step.node] = ONE_NODE[step.kind];
    return at([step.node]);
  }
  if (step?.kind === "collect") for (const i of leaves) nodes[i] = "collected";
  return at(leaves);
}
