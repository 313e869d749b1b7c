import { type GraphNode, operandsOf, pullbackFor } from "../autodiff/graph-node.ts";
import { unobserved, type Watcher } from "../autodiff/observe.ts";
import { plus, type Value } from "../autodiff/value.ts";
import { withDiscards } from "./discards.ts";
import { followSegments } from "./segment-runs.ts";
import type { AdjointSum, RunEvent } from "./trace.ts";

/**
 * What the engine did, in terms of its own nodes; of copies, in terms of their originals. An edge is a
 * child and the position of the parent among its operands.
 */
export type EngineEvent = RunEvent<GraphNode, { readonly child: GraphNode; readonly operand: number }>;

/** An observer of the engine that writes down every event. */
export interface Recorder extends Required<Watcher> {
  readonly events: readonly EngineEvent[];
  /** The nodes in the order in which the sort entered them. */
  readonly seen: readonly GraphNode[];
  /** The recorded node that a copy, a checkpoint or a node evaluated again is. */
  canonical(node: GraphNode): GraphNode;
  /** What a recorded node was computed from, even if the node does not keep that. */
  operandsOf(node: GraphNode): readonly GraphNode[];
}

/** Starts an empty recording; attach it with `observe`. */
export function createRecorder(): Recorder {
  const events: EngineEvent[] = [];
  const seen: GraphNode[] = [];
  const latest = new Map<GraphNode, { after: Value }>();
  const operands = new Map<GraphNode, readonly GraphNode[]>();
  const kept = new Set<GraphNode>();
  const segments = followSegments();
  const { canonical } = segments;

  /**
   * The engine's own sum, but for copies: there the engine starts from 0, and the trace goes on from what
   * their original has received.
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
   * What a segment's own sweep brought to a copy is added to the operand. The trace has seen it arrive
   * there already, so this is no event; only the rounding may be another, where others contribute too.
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
