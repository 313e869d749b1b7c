import { replay } from "../../trace/replay.ts";
import { edgeAt, type Trace } from "../../trace/trace.ts";

/** A list of nodes that the engine holds at a step, and the entry that the step is about. */
export interface EngineList {
  /** The name of the variable. The graph is not one variable. */
  readonly name: string;
  readonly brackets: readonly [open: string, close: string];
  readonly nodes: readonly number[];
  readonly marked: number | undefined;
}

/** Returns the engine's variables at a step: the graph built so far, the `seen` set, and the `topo` list. */
export function engineLists(
  trace: Trace,
  index: number,
): Readonly<Record<"graph" | "seen" | "topo", EngineList>> {
  const { step, topo, evaluated } = replay(trace, index);
  const last = topo.length === 0 ? undefined : trace.steps.at(trace.steps.index.visits[topo.length - 1] ?? 0);
  const visited = step?.kind === "visit" ? step.node : undefined;
  const sending = step?.kind === "accumulate" ? edgeAt(trace, step.edge).child : undefined;
  return {
    graph: {
      name: "graph",
      brackets: ["", ""],
      nodes: trace.nodes.flatMap((_, i) => (evaluated.at(i) ? [i] : [])),
      marked: step?.kind === "evaluate" ? step.node : undefined,
    },
    seen: {
      name: "seen",
      brackets: ["{", "}"],
      nodes: [...trace.seen.subarray(0, last?.kind === "visit" ? last.seen : 0)],
      marked: visited,
    },
    topo: { name: "topo", brackets: ["[", "]"], nodes: [...topo], marked: sending ?? visited },
  };
}
