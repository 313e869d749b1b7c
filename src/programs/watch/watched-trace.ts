import type { GraphNode } from "../../autodiff/graph-node.ts";
import type { Nested } from "../../autodiff/tensor.ts";
import type { PyInstance } from "../../python/values.ts";
import { edgesOf } from "../../trace/edges.ts";
import { nodesFrom } from "../../trace/nodes.ts";
import { VERDICTS } from "../../trace/reference.ts";
import { CODES, ZERO } from "../../trace/step-columns.ts";
import { StepWriter } from "../../trace/step-writer.ts";
import { createSteps } from "../../trace/steps.ts";
import type { Role, Trace, TraceNode } from "../../trace/trace.ts";
import { isNear } from "../../trace/verdicts.ts";
import { type Judgement, reachedFrom } from "./judge.ts";
import { type ListingMoment, momentReader } from "./listing-run.ts";
import type { RawMoment } from "./moment.ts";
import type { RunLog } from "./run-log.ts";
import type { WatchedGraph, WatchedNode } from "./watched-graph.ts";
import type { WatchedSort } from "./watched-sort.ts";
import type { WatchedSum } from "./watched-sweep.ts";

/** The run of a learner's own engine, of which a trace is made. */
export interface WatchedRun {
  readonly graph: WatchedGraph;
  /** The roles of the leaves, by node. */
  readonly leaves: ReadonlyMap<number, Role>;
  /** The names of each node, the first being its id. */
  readonly names: readonly (readonly string[])[];
  readonly outputs: readonly (readonly [node: number, seed: number])[];
  readonly sums: readonly WatchedSum[];
  readonly judgement: Judgement;
  readonly sort: WatchedSort;
  readonly printed: string;
  /** Whether the program swept again. */
  readonly sweepsAgain: boolean;
  readonly log: RunLog;
}

/**
 * Makes the trace of a learner's engine: its graph, its numbers in its order, and beside them the right ones.
 *
 * @param order the nodes in the order of the trace: leaves first
 * @param detail whether visits of the topological sort are steps
 * @param onStep called for each step with what the program's variables held
 */
export function watchedTrace(
  run: WatchedRun,
  order: readonly number[],
  detail: boolean,
  onStep?: (moment: ListingMoment) => void,
): Trace {
  const { log, graph, names, leaves, outputs, sums, judgement, sort, printed, sweepsAgain } = run;
  const index = new Map(order.map((node, i) => [node, i]));
  const at = (node: number): number => index.get(node) as number;
  const reached = reachedFrom(graph.nodes, outputs);
  const isOutput = new Set(outputs.map(([node]) => node));
  const watched = order.map((node) => graph.nodes[node] as WatchedNode);
  const nodes = nodesFrom(
    watched.map(({ node, made, operands }, i): TraceNode => {
      const own = order[i] as number;
      const [id = "", ...aliases] = names[own] ?? [];
      return {
        id,
        aliases,
        role: leaves.get(own) ?? (isOutput.has(own) ? "output" : "intermediate"),
        op: node.op?.id,
        operands: operands.map((operand) =>
          typeof operand === "number" ? { node: at(operand) } : { constant: operand.value },
        ),
        value: made.value,
        reached: reached.has(own),
      };
    }),
  );
  const edges = edgesOf(nodes);

  const rows = new StepWriter();
  const lines: number[] = [];
  const verdicts: number[] = [];
  const contributions: number[] = [];
  const adjoints: number[] = [];
  function finish(line: number, verdict: (typeof VERDICTS)[number] = "none", contribution = 0, adjoint = 0) {
    lines.push(line);
    verdicts.push(VERDICTS.indexOf(verdict));
    contributions.push(contribution);
    adjoints.push(adjoint);
  }

  const read = onStep && momentReader(log, graph, at);
  const tell = (moment: RawMoment | undefined, made?: PyInstance) => read && onStep(read(moment, made));
  const momentAt = (position: number) => log.entries[position]?.moment;

  for (const [node, { made }] of graph.nodes.entries()) {
    if (leaves.has(node)) continue;
    rows.push(CODES.evaluate, at(node));
    finish(made.line);
    tell(made.moment, made.instance);
  }
  const visits = detail ? sort.visits : [];
  const latest = new Map<number, { place: number; value: number }>();
  const placeOf = (node: number, value: number): number =>
    rows.storeUnlessAt(latest.get(node)?.place ?? ZERO, value);
  let visited = 0;
  function visitUpTo(position: number): void {
    for (; visited < visits.length; visited++) {
      const visit = visits[visited];
      if (visit === undefined || visit.at > position) return;
      rows.push(CODES.visit, at(visit.node), visit.seen);
      finish(visit.line);
      tell(momentAt(visit.at));
    }
  }
  for (const [i, sum] of sums.entries()) {
    visitUpTo(sum.at);
    const { node, before, contribution, after, along, line } = sum;
    const right = judgement.sums[i];
    const stored = { before: placeOf(node, before), contribution, after };
    let place: number;
    if (along === undefined) place = rows.pushSum("seed", at(node), stored);
    else {
      const edge = edges.of(at(along.child), along.operand);
      const incoming = placeOf(along.child, along.incoming);
      const isRight = right?.verdict === "right" && Number.isFinite(along.incoming);
      const partial = isRight
        ? localSlope(graph.nodes[along.child] as WatchedNode, along.operand)
        : undefined;
      place = rows.pushSum("accumulate", edge, { ...stored, incoming, partial });
    }
    latest.set(node, { place, value: after });
    finish(line, right?.verdict, right?.contribution, right?.adjoint);
    tell(momentAt(sum.at));
  }
  visitUpTo(Number.POSITIVE_INFINITY);
  const isGradient = (node: number): boolean => {
    const role = leaves.get(node);
    return role === "input" || role === "parameter";
  };
  const named = order.filter(isGradient);
  const results = (of: (node: number) => number): Record<string, Nested> =>
    Object.fromEntries(named.map((node) => [names[node]?.[0] ?? "", of(node)]));
  const found = (node: number): number => latest.get(node)?.value ?? 0;
  const isComplete = named.every((node) => isNear(found(node), judgement.adjoints[node] ?? 0));
  rows.push(CODES.collect, -1);
  tell(undefined);
  finish(0, isComplete ? "right" : "wrong");

  const seen = sort.seen.filter((node) => index.has(node));
  return {
    dtype: "float64",
    operations: operationsOf(watched.map(({ node }) => node)),
    nodes,
    edges,
    steps: createSteps(rows.finish(), nodes, edges),
    seen: Int32Array.from(seen, at),
    outputs: Object.fromEntries(
      outputs.map(([node]) => [names[node]?.at(-1) ?? "", graph.nodes[node]?.made.value ?? 0]),
    ),
    gradients: results(found),
    lines: watched.map(({ made }) => made.userLine),
    stepLines: lines,
    printed,
    ...(sweepsAgain && { sweepsAgain }),
    reference: {
      verdicts: Uint8Array.from(verdicts),
      contributions: Float64Array.from(contributions),
      adjoints: Float64Array.from(adjoints),
      gradients: results((node) => judgement.adjoints[node] ?? 0),
    },
  };
}

function localSlope({ node }: WatchedNode, operand: number): number | undefined {
  const pullback = operand === 0 ? node.pullA : operand === 1 ? node.pullB : node.more?.[operand - 2]?.[1];
  const slope = pullback?.(1);
  return typeof slope === "number" ? slope : undefined;
}

function operationsOf(nodes: readonly GraphNode[]): Trace["operations"] {
  const labels = new Map(nodes.flatMap(({ op }) => (op === undefined ? [] : [[op.id, op.symbol] as const])));
  return Object.fromEntries([...labels].map(([id, label]) => [id, { label }]));
}
