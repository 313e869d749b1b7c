import type { AnyOperation } from "../autodiff/operation.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { plus, type Value } from "../autodiff/value.ts";
import { firstDifference } from "../trace/entries.ts";
import type { Program } from "../trace/program.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  oncePerTrace,
  operandValues,
  type SeedStep,
  type Trace,
} from "../trace/trace.ts";
import { traceAsOf } from "../trace/values-as-of.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import { misconceptions } from "./all.ts";
import { arrivals } from "./arrivals.ts";
import { recordBroken } from "./broken-engine.ts";
import { type Misconception, mistakenPull } from "./misconception.ts";
import { pull, type Site, valueAtSite } from "./site.ts";

/** What is asked of a step: the value of a node, the contribution that is sent or the seed, the adjoint after it. */
export type Quantity = "value" | "contribution" | "after";

/** What a step computes, or what a learner with a mistake answers; only the quantities that the mistake can change. */
export type Answers = Partial<Readonly<Record<Quantity, Value>>>;

/** The answers of learners by their mistake, for one step. */
export type MistakenAnswers = ReadonlyMap<MisconceptionId, Answers>;

/** A run of the engine, and runs of the same program with mistakes. */
export interface Run {
  readonly trace: Trace;
  /** Returns the run in which the engine makes the mistake at every step; undefined if the program is not known. */
  broken(misconception: Misconception): Trace | undefined;
}

/** Returns the run of a program whose trace is known. Runs with mistakes are recorded when they are needed. */
export function runOf(program: Program, trace: Trace): Run {
  const known = new Map<MisconceptionId, Trace>();
  return {
    trace,
    broken(misconception) {
      const { id } = misconception;
      const made = known.get(id) ?? recordBroken(program, misconception);
      known.set(id, made);
      return made;
    },
  };
}

/** Returns a run of which only the trace is known, such as a recording. Mistakes that need the program are left out. */
export function runOfTrace(trace: Trace): Run {
  return { trace, broken: () => undefined };
}

/** Returns what a step computes; an empty object for a step that computes nothing. */
export function trueAnswers(trace: Trace, position: number): Answers {
  const step = trace.steps.at(position);
  switch (step?.kind) {
    case "evaluate":
      return { value: nodeAt(trace, step.node).value };
    case "recompute":
      return { value: step.value ?? nodeAt(trace, step.node).value };
    case "seed":
    case "accumulate":
      return { contribution: step.contribution, after: step.after };
    default:
      return {};
  }
}

/**
 * Returns, for each misconception that is possible at a step, what a learner with exactly this mistake answers there, given
 * the true state so far. The engine itself computes the answers, with the rule that the misconception changes.
 *
 * A mistake in the order of the sweep means that some contributions to the sender have not arrived yet: those that have
 * are true. A segment that is recomputed with other values has the values of the run with this mistake.
 *
 * @param position the position of the step in `trace.steps`
 */
export function mistakenAnswers(run: Run, position: number): MistakenAnswers {
  const all = new Map<MisconceptionId, Answers>();
  const answersTo = answering(run, position);
  if (answersTo === undefined) return all;
  for (const misconception of misconceptions) {
    const answers = answersTo(misconception);
    if (answers !== undefined) all.set(misconception.id, answers);
  }
  return all;
}

type Answering = (misconception: Misconception) => Answers | undefined;

function answering(run: Run, position: number): Answering | undefined {
  const { trace } = run;
  const step = trace.steps.at(position);
  switch (step?.kind) {
    case "evaluate":
      return evaluated(siteAt(trace, step.node, 0));
    case "recompute":
      // Where the run itself recomputes another value, that value is no mistake.
      return step.value === undefined
        ? recomputed(siteAt(traceAsOf(trace, position), step.node, 0))
        : undefined;
    case "seed":
      return seeded(trace, step);
    case "accumulate":
      return accumulated(run, step, position);
    default:
      return undefined;
  }
}

function evaluated(site: Site | undefined): Answering {
  return ({ value: rule }) => {
    const value = site && rule?.(site);
    return value === undefined ? undefined : { value };
  };
}

function recomputed(site: Site | undefined): Answering {
  return ({ recompute }) => recompute && site && { value: valueAtSite(site, recompute) };
}

function seeded(trace: Trace, step: SeedStep): Answering {
  const { value } = nodeAt(trace, step.node);
  return ({ seed: rule, keepsAdjoints }) => {
    if (keepsAdjoints) return addedToLeftover(trace, step);
    const contribution = rule?.(step.contribution, value);
    return contribution === undefined ? undefined : { contribution, after: plus(step.before, contribution) };
  };
}

function accumulated(run: Run, step: AccumulateStep, position: number): Answering {
  const { trace } = run;
  const { before, contribution } = step;
  const [first] = trace.steps.index.sumsOf(step.node);
  const { child, operand } = edgeAt(trace, step.edge);
  const asOf = traceAsOf(trace, position);
  const site = siteAt(asOf, child, operand);
  const { value } = nodeAt(asOf, child);
  return (misconception) => {
    const { sum, keepsAdjoints } = misconception;
    if (sum !== undefined) return first === position ? undefined : { after: sum(before, contribution) };
    if (keepsAdjoints) return addedToLeftover(trace, step);
    const mistaken =
      site === undefined ? byDerivative(misconception, step, value) : sent(run, misconception, step, site);
    return mistaken === undefined ? undefined : { contribution: mistaken, after: plus(before, mistaken) };
  };
}

function sent(
  run: Run,
  misconception: Misconception,
  { key, edge, incoming }: AccumulateStep,
  site: Site,
): Value | undefined {
  const { order, recompute } = misconception;
  if (order !== undefined) {
    const broken = run.broken(misconception);
    const arrived = broken && arrivals(run.trace, broken).get(key);
    return arrived === undefined ? undefined : pull(site, arrived);
  }
  if (recompute !== undefined) {
    if (run.trace.steps.first("recompute") < 0) return undefined;
    const broken = run.broken(misconception);
    const at = broken?.steps.keys.find(key);
    if (broken === undefined || at === undefined) return undefined;
    const { child, operand } = edgeAt(broken, edge);
    const again = siteAt(traceAsOf(broken, at), child, operand);
    return again === undefined || isSameSite(site, again) ? undefined : pull(again, incoming);
  }
  return mistakenPull(misconception, site, incoming);
}

/** Returns the contribution of an operation on numbers of which only the recorded derivative is known. */
function byDerivative(
  misconception: Misconception,
  { partial, incoming }: AccumulateStep,
  value: Value,
): number | undefined {
  const isOfNumbers = typeof incoming === "number" && typeof value === "number";
  if (partial === undefined || !isOfNumbers) return undefined;
  return misconception.byDerivative?.(partial, incoming, value);
}

function isSameSite(a: Site, b: Site): boolean {
  return (
    firstDifference(a.result, b.result) === undefined &&
    a.operands.every((value, i) => firstDifference(value, b.operands[i] as Value) === undefined)
  );
}

/** Returns the adjoint after a sum that is added to what an earlier sweep has left. */
function addedToLeftover(
  trace: Trace,
  { node, before, contribution }: SeedStep | AccumulateStep,
): Answers | undefined {
  const kept = leftoverAt(trace, node);
  return kept === undefined ? undefined : { after: plus(plus(kept, before), contribution) };
}

/** Returns the site of a node's operand in a trace; undefined if the operation is not one of the engine's. */
export function siteAt(trace: Trace, index: number, operand: number): Site | undefined {
  const node = nodeAt(trace, index);
  const op: AnyOperation | undefined = operationById.get(node.op ?? "");
  if (op === undefined) return undefined;
  const nodes = node.operands.map((one) => ("node" in one ? one.node : one));
  return { op, operand, operands: operandValues(trace, node), nodes, result: node.value };
}

/** Returns the adjoint that a sweep of this run leaves at a node; undefined for nodes of segments, which are new each time. */
function leftoverAt(trace: Trace, node: number): Value | undefined {
  if (!sortedNodes(trace).has(node)) return undefined;
  const last = trace.steps.index.sumsOf(node).at(-1);
  return last === undefined ? undefined : trace.steps.afterAt(last);
}

const sortedNodes = oncePerTrace((trace): ReadonlySet<number> => new Set(trace.seen));
