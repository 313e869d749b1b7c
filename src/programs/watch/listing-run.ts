import { PyFunction } from "../../python/callables.ts";
import type { Value } from "../../python/object.ts";
import { PyInstance, PyList, PyTuple } from "../../python/values.ts";
import { functionOf, type RawMoment, type RawValue } from "./moment.ts";
import type { RunLog } from "./run-log.ts";
import type { WatchedGraph } from "./watched-graph.ts";

/** A value of a listing's variable at a step. Nodes are those of the trace. */
export type ListingValue =
  | { readonly kind: "node"; readonly node: number }
  | { readonly kind: "list" | "set"; readonly nodes: readonly number[] }
  | ListingFunction;

/** A closure: the line where it is defined, and the nodes that it captured. */
export interface ListingFunction {
  readonly kind: "function";
  readonly line: number;
  readonly captured: readonly (readonly [name: string, node: number])[];
}

/** What a listing shows at a step, beside its running line. */
export interface ListingMoment {
  /** The line of the program outside of all functions. */
  readonly outer: number;
  readonly variables: readonly (readonly [name: string, value: ListingValue])[];
  /** The closures that the node of the step stores, each for an operand. */
  readonly stored: readonly { readonly operand: number; readonly closure: ListingFunction }[];
}

/** Returns a function that puts the nodes of a trace for the objects of a moment. */
export function momentReader(
  log: RunLog,
  graph: WatchedGraph,
  indexOf: (node: number) => number,
): (moment: RawMoment | undefined, made?: PyInstance) => ListingMoment {
  const nodeOf = (value: Value): number | undefined => {
    const object = value instanceof PyInstance ? value : log.objectWithId(value);
    const position = object === undefined ? undefined : graph.positionOf(object);
    return position === undefined ? undefined : indexOf(position);
  };

  function closure({ line, captured }: Extract<RawValue, { kind: "function" }>): ListingFunction {
    const nodes = captured.flatMap(([name, object]) => {
      const node = nodeOf(object);
      return node === undefined ? [] : [[name, node] as const];
    });
    return { kind: "function", line, captured: nodes };
  }

  function resolved(raw: RawValue): ListingValue | undefined {
    switch (raw.kind) {
      case "object": {
        const node = nodeOf(raw.object);
        return node === undefined ? undefined : { kind: "node", node };
      }
      case "function":
        return closure(raw);
      default: {
        const nodes = raw.items.map(nodeOf);
        const known = nodes.filter((node) => node !== undefined);
        return known.length === nodes.length ? { kind: raw.kind, nodes: known } : undefined;
      }
    }
  }

  return (moment, made) => ({
    outer: moment?.outer ?? 0,
    variables: (moment?.variables ?? []).flatMap(([name, raw]) => {
      const value = resolved(raw);
      return value === undefined ? [] : [[name, value] as const];
    }),
    stored: made === undefined ? [] : storedIn(made),
  });

  function storedIn(object: PyInstance): ListingMoment["stored"] {
    const held = log.parents.get(object);
    if (!(held instanceof PyList || held instanceof PyTuple)) return [];
    return held.items.flatMap((pair) => {
      if (!(pair instanceof PyTuple)) return [];
      const operand = pair.items.map(nodeOf).find((node) => node !== undefined);
      const pullback = pair.items.find((item) => item instanceof PyFunction);
      const raw = pullback === undefined ? undefined : functionOf(pullback);
      return operand === undefined || raw === undefined ? [] : [{ operand, closure: closure(raw) }];
    });
  }
}
