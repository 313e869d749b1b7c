import type { GraphNode } from "../autodiff/graph-node.ts";
import { pullbackFor } from "../autodiff/graph-node.ts";
import type { Watcher } from "../autodiff/observe.ts";
import { plus, type Value, zeroLike } from "../autodiff/value.ts";

/** What the engine did, in order, still in terms of its own nodes. */
export type EngineEvent =
  | { readonly kind: "evaluate"; readonly node: GraphNode }
  | { readonly kind: "visit"; readonly node: GraphNode; readonly seen: number }
  | { readonly kind: "seed"; readonly node: GraphNode; readonly before: Value; readonly contribution: Value }
  | {
      readonly kind: "accumulate";
      readonly child: GraphNode;
      readonly operand: number;
      readonly node: GraphNode;
      readonly incoming: Value;
      readonly partial: number | undefined;
      readonly before: Value;
      readonly contribution: Value;
    };

/** An observer of the engine that writes down every event. */
export interface Recorder extends Watcher {
  readonly events: readonly EngineEvent[];
  /** The nodes in the order in which the sort entered them. */
  readonly seen: readonly GraphNode[];
}

/** Starts an empty recording; attach it with `observe`. */
export function createRecorder(): Recorder {
  const events: EngineEvent[] = [];
  const seen: GraphNode[] = [];
  const adjoints = new Map<GraphNode, Value>();

  function take(node: GraphNode, contribution: Value): Value {
    const before = adjoints.get(node) ?? zeroLike(node.value);
    adjoints.set(node, plus(before, contribution));
    return before;
  }

  return {
    events,
    seen,
    evaluated: (node) => events.push({ kind: "evaluate", node }),
    entered: (node) => seen.push(node),
    visited: (node) => events.push({ kind: "visit", node, seen: seen.length }),
    seeded: (node, seed) => events.push({ kind: "seed", node, before: take(node, seed), contribution: seed }),
    accumulated(child, operand, node, contribution) {
      const partial = typeof child.value === "number" ? pullbackFor(child, operand)?.(1) : undefined;
      events.push({
        kind: "accumulate",
        child,
        operand,
        node,
        incoming: child.grad,
        partial: typeof partial === "number" ? partial : undefined,
        before: take(node, contribution),
        contribution,
      });
    },
  };
}
