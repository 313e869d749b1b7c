import { operationById } from "../autodiff/operations/all.ts";
import { entryAt } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { formatNumber } from "../formula/format-number.ts";
import { firstNonFinite, isSingle, operandsOfEntry } from "../trace/entries.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  type SeedStep,
  type Trace,
  type TraceNode,
} from "../trace/trace.ts";
import { type Cause, causeOf, type NumberFrom } from "./causes.ts";
import {
  adjointTex,
  contributionTex,
  expressionTex,
  formulaOfNumbers,
  nameOf,
  symbolTex,
  valuesOf,
} from "./notation.ts";
import { texToText } from "./tex-to-text.ts";
import { adjointText, entryText, labelOf, nameText, signedText } from "./texts.ts";

/** An infinite or undefined number, the formula that has it as a result, and the cause. */
export interface NonFinite {
  /** The adjoint that receives the number as a contribution; absent if its name would add nothing. */
  readonly receiver?: string;
  /** Absent for a contribution of an operation without a known formula. */
  readonly formula?: string;
  readonly result: string;
  /** True if the result is one of several entries of the formula's result. */
  readonly isEntry?: boolean;
  readonly cause: Cause;
}

/** Explains why an entry of a node's value is not finite. */
export function valueFault(trace: Trace, node: TraceNode, entry: number): NonFinite {
  const spec = operationById.get(node.op ?? "");
  const number = entryAt(node.value, entry);
  const result = formatNumber(number);
  const name = entryText(symbolTex(nameOf(node)), node.value, entry);
  if (node.op === undefined) return { formula: name, result, cause: { kind: "input" } };
  const operands = node.operands.map((_, k) => operandOf(trace, node, k));
  if (spec === undefined) return { formula: name, result, cause: unknownCause(trace, node, operands) };
  if (spec.tensors) {
    const formula = texToText(expressionTex(trace, node, "symbols"));
    return { formula, result, isEntry: !isSingle(node.value), cause: tensorCause(number, operands) };
  }
  const numbers = operandsOfEntry(valuesOf(trace, node), node.value, entry);
  const tex = texToText(formulaOfNumbers((write) => spec.tex(...numbers.map(write))));
  const given = numbers.map(
    (operand, k): NumberFrom => ({
      number: operand,
      origin: { kind: "operand", name: operands[k]?.name },
    }),
  );
  const formula = isSingle(node.value) ? tex : `${name} = ${tex}`;
  return { formula, result, cause: causeOf(number, given, spec.tex(...numbers.map(() => ""))) };
}

/** Explains why an entry of a contribution, or else of its sum with the adjoint, is not finite. */
export function adjointFault(trace: Trace, step: SeedStep | AccumulateStep, entry: number): NonFinite {
  const before = entryAt(step.before, entry);
  const share = entryAt(step.contribution, entry);
  const after = entryAt(step.after, entry);
  const result = formatNumber(after);
  const name = entryText(adjointTex(nameOf(nodeAt(trace, step.node))), step.after, entry);
  if (!Number.isNaN(share) && !Number.isNaN(before) && (Number.isFinite(share) || Number.isNaN(after))) {
    const sum = `${formatNumber(before)} + ${signedText(share)}`;
    const formula = isSingle(step.after) ? sum : `${name}: ${sum}`;
    return { formula, result, cause: { kind: Number.isNaN(after) ? "opposite-shares" : "too-large" } };
  }
  if (step.kind === "seed") return { formula: name, result, cause: { kind: "seed" } };
  return contributionFault(trace, step, entry, name);
}

function contributionFault(trace: Trace, step: AccumulateStep, entry: number, receiver: string): NonFinite {
  const { edge, incoming, contribution } = step;
  const { child: index } = edgeAt(trace, edge);
  const child = nodeAt(trace, index);
  const spec = operationById.get(child.op ?? "");
  const number = entryAt(contribution, entry);
  const result = formatNumber(number);
  const adjoint = { name: adjointText(trace, index), value: incoming };
  if (spec === undefined) return { receiver, result, cause: unknownCause(trace, child, [adjoint]) };
  const named = isSingle(contribution) ? undefined : receiver;
  const summed = shapeOf(contribution).join() !== shapeOf(child.value).join();
  if (spec.tensors === undefined && !summed) {
    return { ...(named && { receiver }), ...entryContribution(trace, step, entry) };
  }
  const { captured } = capturedAlong(trace, edge);
  return {
    ...(named && { receiver: adjointText(trace, step.node) }),
    formula: texToText(contributionTex(trace, edge)),
    result,
    isEntry: named !== undefined,
    cause: tensorCause(number, [...captured, adjoint]),
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
  const rule = operationById.get(child.op ?? "")?.rules[operand];
  const { captured, tex } = capturedAlong(trace, edge);
  const values = captured.map(({ value }) => value);
  const given = operandsOfEntry(values, child.value, entry).map(
    (number): NumberFrom => ({ number, origin: { kind: "forward" } }),
  );
  const [g, out, result] = [
    entryAt(incoming, entry),
    entryAt(child.value, entry),
    entryAt(contribution, entry),
  ];
  const known = given.every(({ number }) => Number.isFinite(number));
  if (!Number.isFinite(g))
    given.push({ number: g, origin: { kind: "adjoint", name: nameText(trace, index) } });
  const numbers = operandsOfEntry(valuesOf(trace, child), child.value, entry);
  const sent = formulaOfNumbers((write) => rule?.(write(g), write(out), ...numbers.map(write)) ?? write(g));
  return {
    formula: texToText(sent),
    result: formatNumber(result),
    cause:
      g === 0 && Number.isNaN(result) && known
        ? { kind: "zero-times-infinity" }
        : causeOf(result, given, tex),
  };
}

/**
 * Returns the rule of an edge without its adjoint, and the values of the forward pass that the rule names.
 */
function capturedAlong(trace: Trace, edge: number): { readonly tex: string; readonly captured: Named[] } {
  const { child: index, operand } = edgeAt(trace, edge);
  const child = nodeAt(trace, index);
  const marks = child.operands.map((_, k) => `<${k}>`);
  const tex = operationById.get(child.op ?? "")?.rules[operand]?.("", "<out>", ...marks) ?? "";
  const operands = child.operands.map((_, k) => operandOf(trace, child, k));
  const captured = operands.filter((_, k) => tex.includes(`<${k}>`));
  if (tex.includes("<out>")) captured.push({ name: nameText(trace, index), value: child.value });
  return { tex, captured };
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
  return { name: name && texToText(symbolTex(name)), value: constant };
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
