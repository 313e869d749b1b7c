import { type GraphNode, operandsOf, pullbackFor } from "../autodiff/graph-node.ts";
import { unobserved, type Watcher } from "../autodiff/observe.ts";
import { plus, type Value } from "../autodiff/value.ts";
import { followSegments } from "./segment-runs.ts";
import type { AdjointSum, RunEvent, StorageEvent } from "./trace.ts";

/**
 * An event of the engine in terms of its own nodes; copies are replaced by their originals. An edge is a
 * child and the position of the parent among its operands.
 */
export type EngineEvent = RunEvent<GraphNode, { readonly child: GraphNode; readonly operand: number }>;

/** An observer of the engine that records every event. */
export interface Recorder extends Required<Watcher> {
  readonly events: readonly EngineEvent[];
  /** The nodes in the order in which the sort first reached them. */
  readonly seen: readonly GraphNode[];
  /** Returns the recorded node for a copy, a checkpoint or a node evaluated again. */
  canonical(node: GraphNode): GraphNode;
  /** Returns a recorded node's operands, even if the node does not keep them. */
  operandsOf(node: GraphNode): readonly GraphNode[];
}

/** Creates an empty recording; attach it with `observe`. */
export function createRecorder(): Recorder {
  const events: EngineEvent[] = [];
  const seen: GraphNode[] = [];
  const latest = new Map<GraphNode, { after: Value }>();
  const operands = new Map<GraphNode, readonly GraphNode[]>();
  const kept = new Set<GraphNode>();
  const segments = followSegments();
  const { canonical } = segments;

  /**
   * Returns the engine's own sum, except for copies: the engine starts a copy at 0, while the trace continues
   * from the adjoint of its original.
   */
  function sumOf(node: GraphNode, contribution: Value, before: Value): AdjointSum {
    const known = latest.get(canonical(node))?.after ?? before;
    const after = Object.is(known, before) ? node.grad : plus(known, contribution);
    return { before: known, contribution, after };
  }

  function pushSum(event: EngineEvent & AdjointSum): void {
    latest.set(event.node, event);
    events.push(event);
  }

  /**
   * Adds the total of a segment's sweep to the operand. The trace has already recorded the contributions, so
   * this is no event; only the rounding may differ if other contributions are added too.
   */
  function handOver(parent: GraphNode): void {
    const isCopy = segments.standsIn(parent) && operandsOf(parent).length === 0;
    const arrived = latest.get(canonical(parent));
    if (!isCopy && arrived !== undefined) arrived.after = parent.grad;
  }

  function operandsOfRecorded(node: GraphNode): readonly GraphNode[] {
    const present = operandsOf(node).map(canonical);
    return present.length > 0 ? present : (operands.get(node) ?? []);
  }

  return {
    events,
    seen,
    canonical,
    operandsOf: operandsOfRecorded,
    evaluated(node, given) {
      segments.evaluated(node);
      const first = canonical(node);
      if (first === node) operands.set(node, given.map(canonical));
      events.push({ kind: first === node ? "evaluate" : "recompute", node: first });
    },
    entered: (node) => seen.push(canonical(node)),
    visited: (node) => events.push({ kind: "visit", node: canonical(node), seen: seen.length }),
    seeded: (node, seed, before) =>
      pushSum({ kind: "seed", node: canonical(node), ...sumOf(node, seed, before) }),
    accumulated(child, operand, parent, contribution, before) {
      if (segments.standsIn(child)) return handOver(parent);
      const isNumber = typeof child.value === "number";
      const partial = isNumber ? unobserved(() => pullbackFor(child, operand)?.(1)) : undefined;
      pushSum({
        kind: "accumulate",
        edge: { child: canonical(child), operand },
        node: canonical(parent),
        incoming: child.grad,
        partial: typeof partial === "number" ? partial : undefined,
        ...sumOf(parent, contribution, before),
      });
    },
    standsFor: segments.standsFor,
    kept(node) {
      const first = canonical(node);
      if (!kept.has(first)) events.push({ kind: "keep", node: first });
      kept.add(first);
    },
    segmentBegan: (call, graph) => segments.began(call, graph, events.length),
    segmentEnded(call, result) {
      const start = segments.ended(call);
      if (start === undefined) return;
      const run = withDiscards(events.splice(start), operandsOfRecorded, canonical(result));
      for (const event of run) events.push(event);
    },
  };
}

/**
 * Returns the evaluations of a run without a graph, each followed by discards of the nodes it was the last to
 * use. An unused node is discarded at once. The result stays.
 */
function withDiscards<Event extends { readonly node: GraphNode }>(
  run: readonly Event[],
  operandsOf: (node: GraphNode) => readonly GraphNode[],
  result: GraphNode,
): (Event | StorageEvent<GraphNode>)[] {
  const lastUse = new Map<GraphNode, number>();
  for (const [i, { node }] of run.entries()) {
    lastUse.set(node, i);
    for (const operand of operandsOf(node)) if (lastUse.has(operand)) lastUse.set(operand, i);
  }
  lastUse.delete(result);
  const dropped = run.map((): StorageEvent<GraphNode>[] => []);
  for (const [node, i] of lastUse) dropped[i]?.push({ kind: "discard", node });
  return run.flatMap((event, i) => [event, ...(dropped[i] ?? [])]);
}
