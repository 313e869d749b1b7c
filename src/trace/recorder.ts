import { type GraphNode, operandsOf, pullbackFor } from "../autodiff/graph-node.ts";
import { unobserved, type Watcher } from "../autodiff/observe.ts";
import { plus, type Value } from "../autodiff/value.ts";
import { firstDifference } from "./entries.ts";
import { followSegments } from "./segment-runs.ts";
import { CODES, SAME, valueAt, ZERO } from "./step-columns.ts";
import { StepWriter } from "./step-writer.ts";

/**
 * An observer of the engine that records every event as a row. The rows refer to nodes by numbers, given in
 * the order in which the nodes first occur, and to edges by positions in `children`. Copies are replaced by their
 * originals.
 */
export interface Recorder extends Required<Omit<Watcher, "sorted" | "recompute">> {
  readonly rows: StepWriter;
  /** The nodes by their numbers. */
  readonly nodes: readonly GraphNode[];
  /** The number of the child of each accumulation. */
  readonly children: readonly number[];
  /** The position of the parent of each accumulation among the operands of the child. */
  readonly operands: readonly number[];
  /** The numbers of the nodes in the order in which the sort first reached them. */
  readonly seen: readonly number[];
  /** Returns the recorded node for a copy, a checkpoint or a node evaluated again. */
  canonical(node: GraphNode): GraphNode;
  /** Returns the number of a node, or of the node that it stands for. */
  numberOf(node: GraphNode): number;
  /** Returns true if the adjoint of the node with this number was added to. */
  isAddedTo(number: number): boolean;
  /** Returns a recorded node's operands, even if the node does not keep them. Copies are not replaced. */
  operandsOf(node: GraphNode): readonly GraphNode[];
}

/** Creates an empty recording; attach it with `observe`. */
export function createRecorder(): Recorder {
  const rows = new StepWriter();
  const nodes: GraphNode[] = [];
  const numbers = new Map<GraphNode, number>();
  const children: number[] = [];
  const operands: number[] = [];
  const seen: number[] = [];
  /** The place of the latest adjoint of each node; `ZERO` before its first sum. */
  const latest: number[] = [];
  /** The operands of nodes that do not keep them. */
  const forgotten = new Map<GraphNode, readonly GraphNode[]>();
  const kept = new Set<GraphNode>();
  const segments = followSegments();
  const { canonical } = segments;

  function numberOf(node: GraphNode): number {
    const first = canonical(node);
    const known = numbers.get(first);
    if (known !== undefined) return known;
    numbers.set(first, nodes.length);
    latest.push(ZERO);
    return nodes.push(first) - 1;
  }

  /**
   * Adds the row of a sum. The adjoint after it is the engine's own, except for copies: the engine starts a
   * copy at 0, while the trace continues from the adjoint of its original.
   *
   * @param changed the adjoint after it, if it is not the sum
   */
  function pushSum(
    number: number,
    node: GraphNode,
    contribution: Value,
    engineBefore: Value,
    edge?: number,
    incoming?: number,
    partial?: number,
    changed?: Value,
  ): void {
    const known = latest[number] as number;
    const isEngines = rows.isAt(known, engineBefore);
    const before = known === ZERO && !isEngines ? rows.store(engineBefore) : known;
    const after =
      changed ??
      (isEngines || known === ZERO
        ? node.grad
        : plus(valueAt(rows.entries, known, engineBefore), contribution));
    const sum = { before, contribution, after, incoming, partial };
    latest[number] =
      edge === undefined ? rows.pushSum("seed", number, sum) : rows.pushSum("accumulate", edge, sum);
  }

  /**
   * Adds the total of a segment's sweep to the operand. The trace has already recorded the contributions, so
   * this is no event; only the rounding may differ if other contributions are added too.
   */
  function handOver(parent: GraphNode): void {
    const isCopy = segments.standsIn(parent) && operandsOf(parent).length === 0;
    const arrived = latest[numberOf(parent)] as number;
    if (!isCopy && arrived !== ZERO) rows.replace(arrived, parent.grad);
  }

  /** Returns the partial derivative of a number by a number. */
  function partialOf(child: GraphNode, operand: number, parent: GraphNode): number | undefined {
    if (typeof child.value !== "number" || typeof parent.value !== "number") return undefined;
    const partial = unobserved(() => pullbackFor(child, operand)?.(1));
    return typeof partial === "number" ? partial : undefined;
  }

  function operandsOfRecorded(node: GraphNode): readonly GraphNode[] {
    const present = operandsOf(node);
    return present.length > 0 ? present : (forgotten.get(node) ?? present);
  }

  return {
    rows,
    nodes,
    children,
    operands,
    seen,
    canonical,
    numberOf,
    isAddedTo: (number) => latest[number] !== ZERO,
    operandsOf: operandsOfRecorded,
    evaluated(node, given) {
      segments.evaluated(node);
      const first = canonical(node);
      if (first !== node) {
        const isSame = firstDifference(first.value, node.value) === undefined;
        return rows.push(CODES.recompute, numberOf(node), isSame ? SAME : rows.store(node.value));
      }
      if (given.length > 0 && node.a === undefined) forgotten.set(node, given);
      rows.push(CODES.evaluate, numberOf(node));
    },
    entered: (node) => seen.push(numberOf(node)),
    visited: (node) => rows.push(CODES.visit, numberOf(node), seen.length),
    seeded: (node, seed, before) => pushSum(numberOf(node), node, seed, before),
    accumulated(child, operand, parent, contribution, before, changed) {
      if (segments.standsIn(child)) return handOver(parent);
      const [from, to] = [numberOf(child), numberOf(parent)];
      const incoming = rows.storeUnlessAt(latest[from] as number, child.grad);
      const partial = partialOf(child, operand, parent);
      operands.push(operand);
      pushSum(to, parent, contribution, before, children.push(from) - 1, incoming, partial, changed);
    },
    standsFor: segments.standsFor,
    kept(node) {
      const first = canonical(node);
      if (!kept.has(first)) rows.push(CODES.keep, numberOf(first));
      kept.add(first);
    },
    segmentBegan: (call, graph) => segments.began(call, graph, rows.length),
    segmentEnded(call, result) {
      const start = segments.ended(call);
      if (start !== undefined) addDiscards(start, canonical(result));
    },
  };

  /**
   * Adds to the evaluations of a run without a graph, the rows from `start` on, the discards of the nodes that
   * each was the last to use. An unused node is discarded at once. The result stays.
   */
  function addDiscards(start: number, result: GraphNode): void {
    const run = rows.takeFrom(start);
    const lastUse = new Map<GraphNode, number>();
    for (const [i, { ref }] of run.entries()) {
      const node = nodes[ref] as GraphNode;
      lastUse.set(node, i);
      for (const operand of operandsOfRecorded(node).map(canonical)) {
        if (lastUse.has(operand)) lastUse.set(operand, i);
      }
    }
    lastUse.delete(result);
    const dropped = run.map((): GraphNode[] => []);
    for (const [node, i] of lastUse) dropped[i]?.push(node);
    for (const [i, { code, ref, place }] of run.entries()) {
      rows.push(code, ref, place);
      for (const node of dropped[i] ?? []) rows.push(CODES.discard, numberOf(node));
    }
  }
}
