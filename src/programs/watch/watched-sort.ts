import type { Value } from "../../python/object.ts";
import { PyInstance, PyList, type PySet } from "../../python/values.ts";
import type { LogEntry, RunLog } from "./run-log.ts";
import type { WatchedGraph } from "./watched-graph.ts";

/** The topological sort of a learner's engine. */
export interface WatchedSort {
  /** The nodes as they joined the list, with the size of the set then, and the position in the log. */
  readonly visits: readonly {
    readonly at: number;
    readonly node: number;
    readonly seen: number;
    readonly line: number;
  }[];
  /** The nodes in the order in which they joined the set of visited ones. */
  readonly seen: readonly number[];
}

type Append = Extract<LogEntry, { kind: "append" }>;

/**
 * Finds a topological sort: the list of nodes that was filled after the graph was built and before the first
 * contribution, with every node after its operands if there is such a list; and the set that tells which nodes were
 * reached, by themselves or by their `id`.
 *
 * @param count how many nodes belong to the graph
 * @param end the position in the log of the first contribution
 */
export function watchedSort(log: RunLog, graph: WatchedGraph, count: number, end: number): WatchedSort {
  const joined = new Map<PyList | PySet, { at: number; node: number; line: number }[]>();
  for (const [at, entry] of log.entries.slice(0, end).entries()) {
    if (entry.kind !== "append" || entry.nodes < count) continue;
    const node = nodeOf(entry, log, graph);
    if (node === undefined) continue;
    const list = joined.get(entry.collection) ?? [];
    list.push({ at, node, line: entry.line });
    joined.set(entry.collection, list);
  }
  const lists = [...joined].filter(
    ([, items]) => items.length > 1 && new Set(items.map(({ node }) => node)).size === items.length,
  );
  const most = (all: typeof lists) => all.toSorted(([, a], [, b]) => a.length - b.length).at(-1);
  const sorted = lists.filter(([collection]) => collection instanceof PyList);
  const [order, list = []] = most(sorted.filter(([, items]) => isSorted(items, graph))) ?? most(sorted) ?? [];
  const [, marked = []] = most(lists.filter(([collection]) => collection !== order)) ?? [];
  const isMark = marked.length >= list.length;
  const visits = list.map(({ at, node, line }, i) => ({
    at,
    node,
    line,
    seen: isMark ? marked.filter((mark) => mark.at < at).length : i + 1,
  }));
  return { visits, seen: (isMark ? marked : list).map(({ node }) => node) };
}

function nodeOf({ item }: Append, log: RunLog, graph: WatchedGraph): number | undefined {
  const object: Value | undefined = item instanceof PyInstance ? item : log.objectWithId(item);
  return object instanceof PyInstance ? graph.positionOf(object) : undefined;
}

/** Whether every node comes after those of its operands that are in the list. */
function isSorted(items: readonly { readonly node: number }[], { nodes }: WatchedGraph): boolean {
  const places = new Map(items.map(({ node }, i) => [node, i]));
  return items.every(({ node }, i) =>
    (nodes[node]?.operands ?? []).every(
      (operand) => typeof operand !== "number" || (places.get(operand) ?? -1) < i,
    ),
  );
}
