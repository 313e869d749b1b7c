import { type GraphNode, operandsOf, pullbackFor } from "../autodiff/graph-node.ts";
import { unobserved, type Watcher } from "../autodiff/observe.ts";
import { plus, type Value, zeroLike } from "../autodiff/value.ts";
import { withDiscards } from "./discards.ts";
import { followSegments } from "./segment-runs.ts";

/** What the engine did, in order, still in terms of its own nodes; of copies, that of their originals. */
export type EngineEvent =
  | { readonly kind: "evaluate" | "recompute" | "keep" | "discard"; readonly node: GraphNode }
  | { readonly kind: "visit"; readonly node: GraphNode; readonly seen: number }
  | {
      readonly kind: "seed";
      readonly node: GraphNode;
      readonly before: Value;
      readonly contribution: Value;
      readonly after: Value;
    }
  | AccumulateEvent;

interface AccumulateEvent {
  readonly kind: "accumulate";
  readonly child: GraphNode;
  readonly operand: number;
  readonly node: GraphNode;
  readonly incoming: Value;
  readonly partial: number | undefined;
  readonly before: Value;
  readonly contribution: Value;
  after: Value;
}

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
  const adjoints = new Map<GraphNode, Value>();
  const latest = new Map<GraphNode, AccumulateEvent>();
  const operands = new Map<GraphNode, readonly GraphNode[]>();
  const kept = new Set<GraphNode>();
  const segments = followSegments();
  const { canonical } = segments;

  function take(node: GraphNode, contribution: Value): { before: Value; contribution: Value; after: Value } {
    const before = adjoints.get(node) ?? zeroLike(node.value);
    const after = plus(before, contribution);
    adjoints.set(node, after);
    return { before, contribution, after };
  }

  /**
   * What a segment's own sweep brought to a copy is added to the operand. The trace has seen it arrive
   * there already, so this is no event; only the rounding may be another, where others contribute too.
   */
  function handOver(parent: GraphNode): void {
    const isCopy = segments.standsIn(parent) && operandsOf(parent).length === 0;
    const arrived = latest.get(canonical(parent));
    if (isCopy || arrived === undefined) return;
    arrived.after = parent.grad;
    adjoints.set(canonical(parent), parent.grad);
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
    seeded: (node, seed) =>
      events.push({ kind: "seed", node: canonical(node), ...take(canonical(node), seed) }),
    accumulated(child, operand, parent, contribution) {
      if (segments.standsIn(child)) return handOver(parent);
      const node = canonical(parent);
      const isNumber = typeof child.value === "number";
      const partial = isNumber ? unobserved(() => pullbackFor(child, operand)?.(1)) : undefined;
      const event: AccumulateEvent = {
        ...{ kind: "accumulate", child: canonical(child), operand, node, incoming: child.grad },
        partial: typeof partial === "number" ? partial : undefined,
        ...take(node, contribution),
      };
      latest.set(node, event);
      events.push(event);
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
