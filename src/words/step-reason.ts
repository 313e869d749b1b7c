import { operationById } from "../autodiff/operations/all.ts";
import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { number, symbolOf } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { keptOn } from "../trace/kept-values.ts";
import { kinksOf } from "../trace/kinks.ts";
import {
  type AccumulateStep,
  type EvaluateStep,
  edgeAt,
  nodeAt,
  type Step,
  type Trace,
} from "../trace/trace.ts";
import { conventionAt } from "./conventions.ts";
import { type Named, reasonWords } from "./en/reasons.ts";
import { keptFormula } from "./kept-formula.ts";
import { adjointAt, symbolAt, valueFormula } from "./notation.ts";

/** Sentences that explain a step. */
export interface Reason {
  readonly text: string;
  /** If there are any, `$0$` in the text stands for the first of these formulas. */
  readonly formulas?: readonly Expression[];
}

/**
 * Returns why a step does what it does, from the operation and the situation: for runs whose lesson does not explain
 * the steps.
 *
 * @returns undefined for a step that needs no reason
 */
export function stepReason(trace: Trace, step: Step): Reason | undefined {
  const formulas: Expression[] = [];
  const write = (formula: Expression): string => `$${formulas.push(formula) - 1}$`;
  const text = sentences(trace, step, write).join(" ");
  return text === "" ? undefined : { text, formulas };
}

type Write = (formula: Expression) => string;

function sentences(trace: Trace, step: Step, write: Write): readonly string[] {
  const words = reasonWords;
  switch (step.kind) {
    case "evaluate":
      return evaluation(trace, step, write);
    case "accumulate":
      return accumulation(trace, step, write);
    case "seed":
      return [seeding(trace, step.node, step.after, write)];
    case "collect":
      return [gradient(trace, write)];
    case "visit":
    case "keep":
    case "discard":
    case "recompute":
      return [words[step.kind](write(symbolAt(trace, step.node)))];
  }
}

function evaluation(trace: Trace, { node: at }: EvaluateStep, write: Write): readonly string[] {
  const node = nodeAt(trace, at);
  const name = symbolAt(trace, at);
  if (!node.reached) return [reasonWords.unused(write(name))];
  const edges = trace.edges.into(at);
  const kept = new Map(
    edges
      .flatMap((edge) => keptOn(trace, edge))
      .map((value) => {
        const formula = keptFormula(trace, value);
        return [JSON.stringify(formula), formula];
      }),
  );
  const uses = usesOf(trace, at);
  const all = [reasonWords.keeps([...kept.values()].map(write))];
  if (node.role === "output") all.push(reasonWords.output(write(name)));
  else if (uses > 1) all.push(reasonWords.fanOut(write(name), write(adjointAt(trace, at)), uses));
  else {
    const again = lastUse(trace, at);
    if (again !== undefined)
      all.push(
        reasonWords.fanOut(
          write(symbolAt(trace, again)),
          write(adjointAt(trace, again)),
          usesOf(trace, again),
        ),
      );
  }
  return all;
}

/** Returns the number of contributions that the adjoint of a node receives. */
function usesOf(trace: Trace, node: number): number {
  return trace.edges.filter(({ parent, child }) => parent === node && nodeAt(trace, child).reached).length;
}

/** Returns a leaf that several operations use, of which this node's is the last. */
function lastUse(trace: Trace, child: number): number | undefined {
  return trace.edges
    .into(child)
    .map((edge) => edgeAt(trace, edge).parent)
    .find((parent) => {
      const uses = trace.edges.filter((edge) => edge.parent === parent && nodeAt(trace, edge.child).reached);
      const isLeaf = nodeAt(trace, parent).op === undefined;
      return isLeaf && uses.length > 1 && Math.max(...uses.map((edge) => edge.child)) === child;
    });
}

function accumulation(trace: Trace, step: AccumulateStep, write: Write): readonly string[] {
  const { child, parent, operand } = edgeAt(trace, step.edge);
  const sender = nodeAt(trace, child);
  const all: string[] = [];
  const kink = kinksOf(trace).find(({ node }) => node === child);
  const isNothing = isZero(step.contribution);
  if (isZero(step.incoming)) all.push(reasonWords.silent(write(adjointAt(trace, child))));
  else {
    const slope = reasonWords.slope(sender.op ?? "", operand, namesOf(trace, child, write));
    if (slope !== undefined) all.push(slope);
    if (kink !== undefined) all.push(reasonWords.kink(conventionAt(trace, kink)));
    else if (isNothing) all.push(reasonWords.flat);
  }
  if (isNothing) return all;
  const receiver = symbolAt(trace, parent);
  const isEntrywise = operationById.get(sender.op ?? "")?.tensors === undefined;
  if (isEntrywise && sizeOf(shapeOf(step.contribution)) < sizeOf(shapeOf(sender.value)))
    all.push(reasonWords.broadcast(write(receiver)));
  const places = trace.edges.into(child).filter((edge) => edgeAt(trace, edge).parent === parent);
  if (places.length > 1) all.push(reasonWords.repeated(write(receiver)));
  const sums = [...trace.steps.index.sumsOf(parent)];
  const position = 1 + sums.findIndex((at) => trace.steps.at(at)?.key === step.key);
  all.push(
    reasonWords.share({
      adjoint: write(adjointAt(trace, parent)),
      node: write(receiver),
      position,
      total: sums.length,
    }),
  );
  return all;
}

/** Returns the names of a node and its operands, each written when it is read. */
function namesOf(trace: Trace, node: number, write: Write): Named {
  const operands = nodeAt(trace, node).operands.map((operand): Expression => {
    if ("node" in operand) return symbolAt(trace, operand.node);
    return operand.name === undefined ? valueFormula(operand.constant) : symbolOf(operand.name);
  });
  return { out: write(symbolAt(trace, node)), operands: operands.map(write) };
}

function seeding(trace: Trace, node: number, seed: Value, write: Write): string {
  const name = write(symbolAt(trace, node));
  const count = trace.steps.count("seed");
  if (count > 1) return reasonWords.seeds(count);
  if (typeof seed !== "number") return reasonWords.seedEntries(name);
  return seed === 1 ? reasonWords.seedOne(name) : reasonWords.seed(name, write(number(seed)));
}

function gradient(trace: Trace, write: Write): string {
  const leaves = trace.nodes.flatMap(({ op, role, reached }, at) =>
    op === undefined && role !== "intermediate" ? [{ at, reached }] : [],
  );
  const unused = leaves.filter(({ reached }) => !reached).map(({ at }) => write(symbolAt(trace, at)));
  const isSeeded = trace.steps.some((step) => step.kind === "seed" && step.contribution !== 1);
  return reasonWords.collect(Object.keys(trace.gradients).length, unused, isSeeded);
}

function isZero(value: Value): boolean {
  return typeof value === "number" ? value === 0 : value.data.every((entry) => entry === 0);
}
