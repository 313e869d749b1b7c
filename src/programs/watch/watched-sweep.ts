import { pullbackFor } from "../../autodiff/graph-node.ts";
import { unobserved } from "../../autodiff/observe.ts";
import type { PyInstance } from "../../python/values.ts";
import type { LogEntry, RunLog } from "./run-log.ts";
import type { WatchedGraph, WatchedNode } from "./watched-graph.ts";

/** An adjoint that the learner's engine set to begin with, or added to. */
export interface WatchedSum {
  /** The position in the log. */
  readonly at: number;
  readonly node: number;
  readonly before: number;
  readonly contribution: number;
  readonly after: number;
  readonly line: number;
  /** Whether something was added to the adjoint in the sweep that came along no edge. */
  readonly isStray: boolean;
  /** The edge of an accumulation: the node whose adjoint was passed on, and the position among its operands. */
  readonly along?: WatchedEdge;
}

interface WatchedEdge {
  readonly child: number;
  readonly operand: number;
  /** The adjoint that was passed on. */
  readonly incoming: number;
  /** Whether the edge has carried a contribution before, and another edge between the nodes has not. */
  readonly isRepeated: boolean;
  /** Whether the child's adjoint was read: else the contribution is that of a path. */
  readonly isRead: boolean;
}

/** The reverse sweep that the program ran first. */
export interface WatchedSweep {
  readonly sums: readonly WatchedSum[];
  /** The position of the first entry of the log that does not belong to the sweep. */
  readonly end: number;
}

type Write = Extract<LogEntry, { kind: "write" }>;

/** Finds the first reverse sweep in the log of a run: the writes of adjoints up to the seed of the next one. */
export function watchedSweep({ entries }: RunLog, graph: WatchedGraph): WatchedSweep {
  const { nodes, positionOf } = graph;
  const adjoints = new Map<number, number>();
  const latest = new Map<number, number>();
  const carried = new Map<string, number>();
  const sums: WatchedSum[] = [];
  let accumulations = 0;

  function childOf({ object, reads, earlier, around }: Write, parent: number) {
    const isChild = (one: PyInstance) => {
      const child = one === object ? undefined : positionOf(one);
      return child !== undefined && nodes[child]?.operands.includes(parent);
    };
    const read = reads.findLast(isChild) ?? earlier.findLast(isChild);
    const child = read ?? around.find(isChild);
    return child === undefined
      ? undefined
      : { child: positionOf(child) as number, isRead: read !== undefined };
  }

  /** Returns the operand that a contribution belongs to, if the child has the parent more than once: the next one. */
  function operandOf(child: number, parent: number): { operand: number; isRepeated: boolean } {
    const key = `${child} ${parent}`;
    const count = carried.get(key) ?? 0;
    carried.set(key, count + 1);
    const operands = nodes[child]?.operands.flatMap((one, k) => (one === parent ? [k] : [])) ?? [];
    return { operand: operands[count % operands.length] as number, isRepeated: count >= operands.length };
  }

  for (const [at, entry] of entries.entries()) {
    const node = entry.kind === "write" ? positionOf(entry.object) : undefined;
    if (entry.kind !== "write" || node === undefined) continue;
    const { reads, object, before, after, line, isTop } = entry;
    if (entry.isInitial) {
      adjoints.set(node, after);
      continue;
    }
    const isAdded = reads.includes(object);
    const found = childOf(entry, node);
    if (found === undefined) {
      if (after === before || (after === 0 && !isAdded)) {
        adjoints.set(node, after);
        continue;
      }
      if (accumulations > 0 && (isTop || !isAdded)) return { sums, end: at };
      const contribution = contributionOf(before, after, isAdded, after - before);
      sums.push({ at, node, before, contribution, after, line, isStray: accumulations > 0 });
      adjoints.set(node, after);
      latest.set(node, contribution);
      continue;
    }
    const { child, isRead } = found;
    const incoming = (isRead ? adjoints.get(child) : (latest.get(child) ?? adjoints.get(child))) ?? 0;
    const { operand, isRepeated } = operandOf(child, node);
    const expected = contributionAlong(nodes[child] as WatchedNode, operand, incoming);
    const contribution = contributionOf(before, after, isAdded, expected);
    sums.push({
      at,
      node,
      before,
      contribution,
      after,
      line,
      isStray: false,
      along: { child, operand, incoming, isRepeated, isRead },
    });
    adjoints.set(node, after);
    latest.set(node, contribution);
    accumulations += 1;
  }
  return { sums, end: entries.length };
}

/**
 * Returns what was added to an adjoint. A program shows the sum only: the expected contribution is the one that was
 * added if it gives the sum to the last bit.
 */
function contributionOf(before: number, after: number, isAdded: boolean, expected: number): number {
  if (!isAdded) return after;
  return Object.is(before + expected, after) ? expected : after - before;
}

/** Returns the contribution that the built-in engine sends to an operand. */
export function contributionAlong({ node }: WatchedNode, operand: number, adjoint: number): number {
  return unobserved(() => pullbackFor(node, operand)?.(adjoint) as number);
}
