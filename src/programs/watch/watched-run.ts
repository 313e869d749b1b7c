import type { GraphNode } from "../../autodiff/graph-node.ts";
import type { Var } from "../../autodiff/var.ts";
import type { Value } from "../../python/object.ts";
import { PyDict, PyInstance, PyList, PyTuple } from "../../python/values.ts";
import type { Hooks } from "../../python/vm.ts";
import type { ProgramResult } from "../../trace/program.ts";
import type { Role } from "../../trace/trace.ts";
import type { Unwatchable } from "../../words/en/program.ts";
import type { ProgramInput } from "../inputs.ts";
import { namesIn } from "../names.ts";
import { slopeFinder } from "./find-slopes.ts";
import { judge } from "./judge.ts";
import type { ListingMoment } from "./listing-run.ts";
import type { MadeNode, RunLog } from "./run-log.ts";
import { type WatchedGraph, watchedGraph } from "./watched-graph.ts";
import { watchedSort } from "./watched-sort.ts";
import { type WatchedSum, watchedSweep } from "./watched-sweep.ts";
import { watchedTrace } from "./watched-trace.ts";

/** A run that may have used an engine of its own. */
export interface FinishedRun {
  readonly text: string;
  readonly log: RunLog;
  readonly globals: ReadonlyMap<string, Value>;
  readonly output: string;
  readonly inputs: readonly ProgramInput[];
  /** The nodes that stand for the inputs, by name. */
  readonly given: ReadonlyMap<string, Var>;
  /** Called for each step of the trace with what the program's variables held, if the log has it. */
  readonly onStep?: ((moment: ListingMoment) => void) | undefined;
  /** Runs the program again with other hooks. */
  readonly rerun: (hooks: Hooks) => void;
}

/**
 * Finds what an engine of the program's own did: its graph, built a second time with the built-in engine, and the trace
 * of its sweep. Undefined if the program has no such engine.
 */
export function watchedRun(run: FinishedRun): ProgramResult | Unwatchable | undefined {
  const { log, inputs, given } = run;
  const count = nodesBeforeSweep(log);
  const atLine = new Map(inputs.map((input) => [input.line, input]));
  const inputOf = new Map<MadeNode, ProgramInput>();
  for (const made of log.made) {
    const input = made.callers.length === 0 ? atLine.get(made.line) : undefined;
    if (input === undefined) continue;
    atLine.delete(made.line);
    inputOf.set(made, input);
  }
  const leafFor = (made: MadeNode): Var | undefined => given.get(inputOf.get(made)?.name ?? "");
  const graph = watchedGraph(log, count, leafFor, slopeFinder(log.made, run.rerun));
  const { nodes } = graph;
  const [last] = nodes.slice(-1);
  if (last === undefined || !nodes.some(({ operands }) => operands.length > 0)) return undefined;
  const cls = last.made.instance.cls.name;
  if (log.isCut) return { kind: "too-many" };
  const { sums, end } = watchedSweep(log, graph);
  if (sums.length === 0) return { kind: log.hasOtherAdjoints ? "no-numbers" : "no-sweep", cls };

  const names = namesOf(run, graph, inputOf);
  const leaves = new Map<number, Role>();
  for (const [i, { made, operands, node }] of nodes.entries()) {
    if (operands.length > 0) continue;
    const input = inputOf.get(made);
    const role = input?.role ?? (isParameter(names.variables.get(node), made) ? "parameter" : "constant");
    leaves.set(i, role);
  }
  const all = names.complete(leaves);
  const seeds = sums.filter(({ along, isStray }) => along === undefined && !isStray);
  const outputs = outputsOf(graph, sums, seeds);
  const first = sums.find(({ along }) => along !== undefined)?.at ?? end;
  const order = [
    ...inputs.flatMap((input) => {
      const i = nodes.findIndex(({ made }) => inputOf.get(made) === input);
      return leaves.has(i) ? [i] : [];
    }),
    ...nodes.flatMap(({ made }, i) => (leaves.has(i) && !inputOf.has(made) ? [i] : [])),
    ...nodes.flatMap((_, i) => (leaves.has(i) ? [] : [i])),
  ];
  const outputNames = outputs.map(([node, seed]) => [all[node]?.at(-1) ?? "", node, seed] as const);
  return {
    names: Object.fromEntries(
      nodes.flatMap(({ node }, i) =>
        leaves.has(i) ? [] : (all[i] ?? []).map((name): [string, GraphNode] => [name, node]),
      ),
    ),
    outputs: Object.fromEntries(outputNames.map(([name, node]) => [name, nodes[node]?.node as GraphNode])),
    seeds: Object.fromEntries(outputNames.map(([name, , seed]) => [name, seed])),
    printed: run.output,
    watched: (detail) =>
      watchedTrace(
        {
          graph,
          leaves,
          names: all,
          outputs,
          sums,
          judgement: judge(graph, sums, outputs),
          sort: watchedSort(log, graph, count, first),
          printed: run.output,
          sweepsAgain: log.hasLaterSweep || setsAdjointsFrom(log, end),
          log,
        },
        order,
        detail,
        run.onStep,
      ),
  };
}

/** How deep lists are searched for nodes to name. */
const DEEPEST = 3;

/** Returns how many nodes were made before the first adjoint that is not 0, or that another adjoint gave. */
function nodesBeforeSweep({ entries, made }: RunLog): number {
  const first = entries.find(
    (entry) => entry.kind === "write" && !entry.isInitial && (entry.after !== 0 || entry.reads.length > 0),
  );
  return first?.nodes ?? made.length;
}

/** Returns whether the log has an adjoint that is not 0 from a position on. */
function setsAdjointsFrom({ entries }: RunLog, start: number): boolean {
  return entries
    .slice(start)
    .some((entry) => entry.kind === "write" && !entry.isInitial && entry.after !== 0);
}

/** Whether a leaf is a parameter: it has a variable, or no operation made it of a number. */
function isParameter(variable: string | undefined, made: MadeNode): boolean {
  return variable !== undefined || (!made.isWithin && made.callers.length > 0);
}

/** Returns the seeded nodes; without a seed, the last node that depends on the first that passed its adjoint on. */
function outputsOf(
  { nodes }: WatchedGraph,
  sums: readonly WatchedSum[],
  seeds: readonly WatchedSum[],
): readonly (readonly [node: number, seed: number])[] {
  if (seeds.length > 0) {
    const totals = new Map<number, number>();
    for (const { node, contribution } of seeds) totals.set(node, (totals.get(node) ?? 0) + contribution);
    return [...totals];
  }
  const start = sums.find(({ along }) => along !== undefined)?.along?.child ?? nodes.length - 1;
  const above = new Set([start]);
  for (const [i, { operands }] of nodes.entries()) {
    if (operands.some((operand) => typeof operand === "number" && above.has(operand))) above.add(i);
  }
  return [[Math.max(...above), 1]];
}

function itemsOf(value: Value): readonly Value[] | undefined {
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  return value instanceof PyDict ? [...value.map.values()] : undefined;
}

/** Names the nodes by the variables of the program; the others get a letter and a number. */
function namesOf(run: FinishedRun, graph: WatchedGraph, inputOf: ReadonlyMap<MadeNode, ProgramInput>) {
  const hostIn = (value: Value): GraphNode | undefined => {
    const position = value instanceof PyInstance ? graph.positionOf(value) : undefined;
    return position === undefined ? undefined : graph.nodes[position]?.node;
  };
  const direct = new Set([...run.globals.values()].flatMap((value) => hostIn(value) ?? []));
  /** Whether a variable names nodes: a tape, or the list of a sort, holds those of other variables too. */
  const isNaming = ([, value]: [string, Value]): boolean => {
    if (hostIn(value) !== undefined) return true;
    const items = itemsOf(value);
    return items?.every((item) => isPlain(item)) ?? false;
  };
  const isPlain = (value: Value, depth = 0): boolean => {
    const host = hostIn(value);
    if (host !== undefined) return !direct.has(host);
    return depth < DEEPEST && (itemsOf(value)?.every((item) => isPlain(item, depth + 1)) ?? false);
  };
  const named = namesIn(run.text, new Map([...run.globals].filter(isNaming)), hostIn);
  const all = new Map<GraphNode, string[]>();
  const give = (node: GraphNode, name: string) => all.set(node, [...(all.get(node) ?? []), name]);
  const taken = new Set<string>();
  for (const { made, node } of graph.nodes) {
    const input = inputOf.get(made);
    if (input === undefined) continue;
    give(node, input.name);
    taken.add(input.name);
  }
  for (const [name, host] of named) {
    if (taken.has(name)) continue;
    taken.add(name);
    give(host as GraphNode, name);
  }
  return {
    variables: new Map([...all].map(([node, [first]]) => [node, first])),
    /** Returns the names of all nodes, the first being the id. */
    complete(leaves: ReadonlyMap<number, Role>): readonly (readonly string[])[] {
      const next = new Map<string, number>();
      function free(letter: string): string {
        let number = next.get(letter) ?? 1;
        while (taken.has(`${letter}${number}`)) number += 1;
        next.set(letter, number + 1);
        return `${letter}${number}`;
      }
      return graph.nodes.map(({ node }, i) => {
        const role = leaves.get(i);
        return all.get(node) ?? [free(role === undefined ? "v" : role === "constant" ? "k" : "w")];
      });
    },
  };
}
