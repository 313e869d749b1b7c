import { operationById } from "../autodiff/operations/all.ts";
import { entryAt } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { equation, number, placeholder, plus, relation, symbolOf } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { formatNumber } from "../formula/format-number.ts";
import { toText } from "../formula/to-text.ts";
import { names } from "../formula/walk.ts";
import { firstNonFinite, isSingle, operandsOfEntry } from "../trace/entries.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  operandValues,
  type SeedStep,
  type Trace,
  type TraceNode,
} from "../trace/trace.ts";
import { type Cause, causeOf, type NumberFrom } from "./causes.ts";
import { adjointAt, contributionOf, entryOf, formulaOf, symbolAt } from "./notation.ts";
import { adjointText, labelOf, nameText } from "./texts.ts";

/** An infinite or undefined number, the formula that has it as a result, and the cause. */
export interface NonFinite {
  /** The adjoint that receives the number as a contribution; absent if its name would add nothing. */
  readonly receiver?: Expression;
  /** Absent for a contribution of an operation without a known formula. */
  readonly formula?: Expression;
  readonly result: Expression;
  /** True if the result is one of several entries of the formula's result. */
  readonly isEntry?: boolean;
  readonly cause: Cause;
}

/** Explains why an entry of a node's value is not finite. */
export function valueFault(trace: Trace, index: number, entry: number): NonFinite {
  const node = nodeAt(trace, index);
  const spec = operationById.get(node.op ?? "");
  const value = entryAt(node.value, entry);
  const result = number(value);
  const name = entryOf(symbolAt(trace, index), shapeOf(node.value), entry);
  if (node.op === undefined) return { formula: name, result, cause: { kind: "input" } };
  const operands = node.operands.map((_, k) => operandOf(trace, node, k));
  if (spec === undefined) return { formula: name, result, cause: unknownCause(trace, node, operands) };
  if (spec.tensors) {
    const formula = formulaOf(trace, node, "symbols");
    return { formula, result, isEntry: !isSingle(node.value), cause: tensorCause(value, operands) };
  }
  const numbers = operandsOfEntry(operandValues(trace, node), node.value, entry);
  const formula = spec.formula(...numbers.map((operand) => number(operand)));
  const given = numbers.map(
    (operand, k): NumberFrom => ({
      number: operand,
      origin: { kind: "operand", name: operands[k]?.name },
    }),
  );
  return {
    formula: isSingle(node.value) ? formula : equation(name, formula),
    result,
    cause: causeOf(value, given, spec.formula(...numbers.map((_, k) => placeholder(k)))),
  };
}

/** Explains why an entry of a contribution, or else of its sum with the adjoint, is not finite. */
export function adjointFault(trace: Trace, step: SeedStep | AccumulateStep, entry: number): NonFinite {
  const before = entryAt(step.before, entry);
  const share = entryAt(step.contribution, entry);
  const after = entryAt(step.after, entry);
  const result = number(after);
  const name = entryOf(adjointAt(trace, step.node), shapeOf(step.after), entry);
  if (!Number.isNaN(share) && !Number.isNaN(before) && (Number.isFinite(share) || Number.isNaN(after))) {
    const sum = plus(before, share);
    const formula = isSingle(step.after) ? sum : relation(name, ":", sum);
    return { formula, result, cause: { kind: Number.isNaN(after) ? "opposite-shares" : "too-large" } };
  }
  if (step.kind === "seed") return { formula: name, result, cause: { kind: "seed" } };
  return contributionFault(trace, step, entry, name);
}

function contributionFault(
  trace: Trace,
  step: AccumulateStep,
  entry: number,
  receiver: Expression,
): NonFinite {
  const { edge, incoming, contribution } = step;
  const { child: index } = edgeAt(trace, edge);
  const child = nodeAt(trace, index);
  const spec = operationById.get(child.op ?? "");
  const value = entryAt(contribution, entry);
  const result = number(value);
  const adjoint = { name: adjointText(trace, index), value: incoming };
  if (spec === undefined) return { receiver, result, cause: unknownCause(trace, child, [adjoint]) };
  const named = isSingle(contribution) ? undefined : receiver;
  const summed = shapeOf(contribution).join() !== shapeOf(child.value).join();
  if (spec.tensors === undefined && !summed) {
    return { ...(named && { receiver }), ...entryContribution(trace, step, entry) };
  }
  return {
    ...(named && { receiver: adjointAt(trace, step.node) }),
    formula: contributionOf(trace, edge),
    result,
    isEntry: named !== undefined,
    cause: tensorCause(value, [...capturedAlong(trace, edge).captured, adjoint]),
  };
}

/**
 * Writes one entry of a contribution that is computed entry by entry, with the reason why it is not finite.
 */
function entryContribution(
  trace: Trace,
  { edge, incoming, contribution }: AccumulateStep,
  entry: number,
): NonFinite {
  const { child: index, operand } = edgeAt(trace, edge);
  const child = nodeAt(trace, index);
  const { captured, rule } = capturedAlong(trace, edge);
  const values = captured.map(({ value }) => value);
  const given = operandsOfEntry(values, child.value, entry).map(
    (operand): NumberFrom => ({ number: operand, origin: { kind: "forward" } }),
  );
  const [g, out, result] = [
    entryAt(incoming, entry),
    entryAt(child.value, entry),
    entryAt(contribution, entry),
  ];
  const known = given.every((each) => Number.isFinite(each.number));
  if (!Number.isFinite(g))
    given.push({ number: g, origin: { kind: "adjoint", name: nameText(trace, index) } });
  const numbers = operandsOfEntry(operandValues(trace, child), child.value, entry);
  const [sent, from, ...operands] = [g, out, ...numbers].map((each) => number(each));
  const formula =
    sent && from && operationById.get(child.op ?? "")?.rules[operand]?.(sent, from, ...operands);
  return {
    formula: formula ?? number(g),
    result: number(result),
    cause:
      g === 0 && Number.isNaN(result) && known
        ? { kind: "zero-times-infinity" }
        : causeOf(result, given, rule),
  };
}

/** Returns the rule of an edge with placeholders, and the values of the forward pass that the rule names. */
function capturedAlong(
  trace: Trace,
  edge: number,
): { readonly rule: Expression | undefined; readonly captured: Named[] } {
  const { child: index, operand } = edgeAt(trace, edge);
  const child = nodeAt(trace, index);
  const [out, places] = [placeholder("out"), child.operands.map((_, k) => placeholder(k))];
  const rule = operationById.get(child.op ?? "")?.rules[operand]?.(placeholder("adjoint"), out, ...places);
  if (rule === undefined) return { rule, captured: [] };
  const captured = places.flatMap((place, k) => (names(rule, place) ? [operandOf(trace, child, k)] : []));
  if (names(rule, out)) captured.push({ name: nameText(trace, index), value: child.value });
  return { rule, captured };
}

interface Named {
  /** Undefined for a constant without a name. */
  readonly name: string | undefined;
  readonly value: Value;
}

function operandOf(trace: Trace, node: TraceNode, position: number): Named {
  const operand = node.operands[position];
  if (operand === undefined) throw new RangeError(`diagnose: ${node.id} has no operand ${position}`);
  if ("node" in operand)
    return { name: nameText(trace, operand.node), value: nodeAt(trace, operand.node).value };
  const { constant, name } = operand;
  return { name: name && toText(symbolOf(name)), value: constant };
}

/** Finds why an operation on whole tensors has an infinite or undefined entry. */
function tensorCause(number: number, values: readonly Named[]): Cause {
  return badValue(values) ?? { kind: Number.isNaN(number) ? "opposite-terms" : "too-large" };
}

function unknownCause(trace: Trace, node: TraceNode, values: readonly Named[]): Cause {
  return badValue(values) ?? { kind: "unknown", operation: labelOf(trace, node) };
}

/** Finds the first value that has an entry which is not finite. */
function badValue(values: readonly Named[]): Cause | undefined {
  for (const { name, value } of values) {
    const entry = firstNonFinite(value);
    if (entry === undefined) continue;
    return { kind: "value", number: formatNumber(entry), name, isEntry: !isSingle(value) };
  }
  return undefined;
}
