import { contributionSources } from "../../autodiff/dependence.ts";
import type { AnyOperation } from "../../autodiff/operation.ts";
import { operationById } from "../../autodiff/operations/all.ts";
import { entryAt, sizeOf } from "../../autodiff/tensor.ts";
import { shapeOf, type Value } from "../../autodiff/value.ts";
import { exactNumber, number, symbolOf } from "../../formula/build.ts";
import type { Expression, SymbolExpression } from "../../formula/expression.ts";
import { haveTooManyEntries, sourcesOfEntry } from "../../trace/entry-sources.ts";
import type { State } from "../../trace/replay.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  operandValues,
  type Trace,
  type TraceOperand,
} from "../../trace/trace.ts";
import { traceAsOf } from "../../trace/values-as-of.ts";
import type { ProvenanceSentence, ProvenanceTerm } from "../../words/en/provenance.ts";
import { adjointAt, symbolAt } from "../../words/notation.ts";
import { contributionNumbers, valueNumbers } from "./entry-numbers.ts";
import { positionText } from "./entry-sets.ts";
import { type EntrySet, provenanceTerm } from "./provenance-term.ts";

/** An entry of a node's value or adjoint, or of the contribution along an edge. */
export interface Pointed {
  /** The id of the node or edge. */
  readonly of: string;
  readonly role: "value" | "adjoint" | "contribution";
  readonly entry: number;
}

/** Entries to mark, of a node or of the chip of an edge. */
export interface Mark {
  readonly of: string;
  readonly role: Pointed["role"];
  readonly entries: readonly number[];
}

/**
 * The provenance of an entry: the entries to mark, the explained entry first, and the data of a sentence, in
 * full precision.
 */
export interface Provenance extends ProvenanceSentence {
  readonly marks: readonly Mark[];
}

/** The sources of an entry. The terms are empty if one of them is not known. */
interface Made {
  readonly marks: readonly Mark[];
  readonly terms: readonly ProvenanceTerm[];
  /** The terms in numbers; undefined if they are not known. */
  readonly numbers: readonly Expression[] | undefined;
}

/**
 * Returns the provenance of an entry. Undefined in a trace of numbers alone, and where there is no value yet.
 */
export function provenanceOf(trace: Trace, state: State, pointed: Pointed): Provenance | undefined {
  if (!trace.nodes.some(({ value }) => typeof value === "object")) return undefined;
  if (pointed.role === "contribution") {
    return ofContribution(traceAsOf(trace, state.index), state, pointed);
  }
  const node = trace.nodes.indexOf(pointed.of);
  if (node < 0) return undefined;
  const value = pointed.role === "value" ? valueAt(state, node) : state.adjoints.at(node);
  if (value === undefined || pointed.entry >= sizeOf(shapeOf(value))) return undefined;
  const made =
    pointed.role === "value"
      ? valueMade(traceAsOf(trace, state.index), node, pointed.entry)
      : adjointMade(trace, state, node, pointed.entry);
  const name = pointed.role === "value" ? symbolAt(trace, node) : adjointAt(trace, node);
  return provenance(pointed, name, value, made);
}

/** Returns whether a term is a number with its sign. */
function isNumber(of: Expression): boolean {
  return of.kind === "number" || (of.kind === "negative" && of.of.kind === "number" && of.of.value >= 0);
}

function valueAt(state: State, node: number): Value | undefined {
  return state.evaluated.at(node) && !state.dropped.at(node) ? state.values.at(node) : undefined;
}

function ofContribution(trace: Trace, { step }: State, pointed: Pointed): Provenance | undefined {
  if (step?.kind !== "accumulate" || edgeAt(trace, step.edge).id !== pointed.of) return undefined;
  const made = contributionMade(trace, step, pointed.entry);
  const parent: Mark = { of: nodeAt(trace, step.node).id, role: "adjoint", entries: [pointed.entry] };
  return provenance(pointed, adjointAt(trace, step.node), step.contribution, {
    ...made,
    marks: [parent, ...made.marks],
  });
}

function provenance(
  { of, role, entry }: Pointed,
  name: SymbolExpression,
  value: Value,
  made: Made,
): Provenance {
  const own: Mark = { of, role, entries: [entry] };
  const { numbers = [] } = made;
  const tellsMore = numbers.length > 1 || !numbers.every(isNumber);
  return {
    marks: [own, ...made.marks].filter(({ entries }) => entries.length > 0),
    name,
    position: positionText(shapeOf(value), entry),
    value: exactNumber(entryAt(value, entry)),
    terms: made.terms,
    numbers: tellsMore ? numbers : [],
  };
}

function valueMade(trace: Trace, index: number, entry: number): Made {
  const node = nodeAt(trace, index);
  const op = node.op === undefined ? undefined : operationById.get(node.op);
  const sources = sourcesOfEntry(trace, node, entry);
  const numbers = op && valueNumbers(trace, index, op, entry)?.map(({ of }) => of);
  if (op === undefined || sources === undefined) return { marks: [], terms: [], numbers };
  const sets = node.operands.map((operand, k) => operandSet(trace, operand, sources[k] ?? []));
  return {
    marks: marksOf(trace, node.operands, sources),
    terms: listed(provenanceTerm(op, (given) => op.formula(...given), sets, undefined)),
    numbers,
  };
}

/**
 * Explains the contribution that arrives at this step, added to the adjoint before; else all contributions so
 * far.
 */
function adjointMade(trace: Trace, state: State, node: number, entry: number): Made {
  const { step } = state;
  if (step?.kind === "accumulate" && step.node === node) {
    const made = contributionMade(traceAsOf(trace, state.index), step, entry);
    const before = entryAt(step.before, entry);
    const chip: Mark = { of: edgeAt(trace, step.edge).id, role: "contribution", entries: [entry] };
    return {
      marks: [chip, ...made.marks],
      terms:
        before === 0 || made.terms.length === 0
          ? made.terms
          : [{ kind: "before", amount: exactNumber(before) }, ...made.terms],
      numbers: made.numbers && (before === 0 ? made.numbers : [number(before), ...made.numbers]),
    };
  }
  const sums = trace.steps.index.sumsOf(node).filter((i) => i < state.index);
  const arrived = [...sums].flatMap((i): Made[] => {
    const done = trace.steps.at(i);
    if (done?.kind === "accumulate") return [contributionMade(traceAsOf(trace, i), done, entry)];
    const seed = done?.kind === "seed" ? [number(entryAt(done.contribution, entry))] : [];
    return [{ marks: [], terms: [{ kind: "seed" }], numbers: seed }];
  });
  const isKnown = arrived.every(({ terms }) => terms.length > 0);
  const numbers = arrived.map((made) => made.numbers);
  return {
    marks: arrived.flatMap(({ marks }) => marks),
    terms: isKnown ? arrived.flatMap(({ terms }) => terms) : [],
    numbers: numbers.includes(undefined) ? undefined : numbers.flatMap((terms) => terms ?? []),
  };
}

function contributionMade(trace: Trace, step: AccumulateStep, entry: number): Made {
  const { incoming } = step;
  const edge = edgeAt(trace, step.edge);
  const child = nodeAt(trace, edge.child);
  const op = child.op === undefined ? undefined : operationById.get(child.op);
  const operands = operandValues(trace, child);
  const numbers = op && contributionNumbers(trace, step, op, entry)?.map(({ of }) => of);
  if (op === undefined || haveTooManyEntries([incoming, ...operands]))
    return { marks: [], terms: [], numbers };
  const sources = contributionSources(op, operands, edge.operand, incoming, entry);
  const g: EntrySet = {
    name: adjointAt(trace, edge.child),
    shape: shapeOf(incoming),
    entries: sources.adjoint,
  };
  // The formula names the result if the pullback reads it, so the operands that made the result are left out.
  const readsOut = sources.out.length > 0;
  const out: EntrySet = {
    name: symbolAt(trace, edge.child),
    shape: shapeOf(child.value),
    entries: sources.out,
  };
  const sets = child.operands.map((operand, k) =>
    operandSet(trace, operand, readsOut ? [] : (sources.operands[k] ?? [])),
  );
  return {
    marks: [
      { of: child.id, role: "adjoint", entries: sources.adjoint },
      { of: child.id, role: "value", entries: sources.out },
      ...(readsOut ? [] : marksOf(trace, child.operands, sources.operands)),
    ],
    terms: listed(provenanceTerm(op, ruleOf(op, edge.operand), [g, out, ...sets], g)),
    numbers,
  };
}

function listed(term: ProvenanceTerm | undefined): ProvenanceTerm[] {
  return term === undefined ? [] : [term];
}

function ruleOf(op: AnyOperation, operand: number): (given: Expression[]) => Expression | undefined {
  return ([g, out, ...rest]) => g && out && op.rules[operand]?.(g, out, ...rest);
}

function primalOf(trace: Trace, operand: TraceOperand): Value {
  return "constant" in operand ? operand.constant : nodeAt(trace, operand.node).value;
}

function operandSet(trace: Trace, operand: TraceOperand, entries: readonly number[]): EntrySet {
  const value = primalOf(trace, operand);
  const shape = shapeOf(value);
  if ("node" in operand) return { name: symbolAt(trace, operand.node), shape, entries };
  const literal = operand.name === undefined && typeof value === "number" ? { literal: value } : {};
  return {
    name: operand.name === undefined ? undefined : symbolOf(operand.name),
    shape,
    entries,
    ...literal,
  };
}

function marksOf(
  trace: Trace,
  operands: readonly TraceOperand[],
  sources: readonly (readonly number[])[],
): Mark[] {
  return operands.flatMap((operand, k): Mark[] =>
    "node" in operand
      ? [{ of: nodeAt(trace, operand.node).id, role: "value", entries: sources[k] ?? [] }]
      : [],
  );
}
