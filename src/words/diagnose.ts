import { operationById } from "../autodiff/operations/all.ts";
import { entryAt } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { findEntry, firstNonFinite, isSingle, operandsOfEntry } from "../trace/entries.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  type SeedStep,
  type Trace,
  type TraceNode,
} from "../trace/trace.ts";
import { formatNumber } from "./format-number.ts";
import {
  adjointTex,
  contributionTex,
  expressionTex,
  formulaOfNumbers,
  nameOf,
  symbolTex,
  valuesOf,
} from "./notation.ts";
import { type NamedNumber, reasonFor, TOO_LARGE, tensorReason } from "./reasons.ts";
import { texToText } from "./tex-to-text.ts";
import { adjointText, entryText, nameText, signedText } from "./texts.ts";

/** The first NaN or infinity of a run, and its cause. */
export interface Diagnosis {
  /** Index of the node whose value or adjoint is not finite. */
  readonly node: number;
  /** Position of the step that computed the number, from 1; 0 for an input. */
  readonly step: number;
  /** One sentence without its full stop, such as `log(0) = −∞: infinite at 0`. */
  readonly text: string;
}

type Kind = (entry: number) => boolean;

const INFINITE: Kind = (entry) => !Number.isFinite(entry) && !Number.isNaN(entry);
const KINDS: readonly Kind[] = [INFINITE, Number.isNaN];

/**
 * Finds the first infinite and the first NaN value, then the first infinite and the first NaN adjoint, each
 * with its cause; in a tensor, the first such entry. Numbers that merely follow from these are not listed.
 * Empty if all numbers of the run are finite.
 *
 * A value may spoil an adjoint: `0 × ∞ = NaN: not defined; the ∞ is from the forward pass`.
 */
export function diagnose(trace: Trace): readonly Diagnosis[] {
  return [firstValue, firstAdjoint].flatMap((find) =>
    KINDS.flatMap((kind) => find(trace, kind)).sort((a, b) => a.step - b.step),
  );
}

function firstValue(trace: Trace, kind: Kind): Diagnosis[] {
  for (const [index, node] of trace.nodes.entries()) {
    const entry = findEntry(node.value, kind);
    if (entry === undefined) continue;
    const step =
      1 + trace.steps.findIndex((candidate) => candidate.kind === "evaluate" && candidate.node === index);
    return [{ node: index, step, text: valueDiagnosis(trace, node, entry) }];
  }
  return [];
}

/** Explains why an entry of a node's value is not finite. */
export function valueDiagnosis(trace: Trace, node: TraceNode, entry: number): string {
  const spec = operationById.get(node.op ?? "");
  const number = entryAt(node.value, entry);
  const result = formatNumber(number);
  const name = entryText(symbolTex(nameOf(node)), node.value, entry);
  if (spec === undefined) return `${name} = ${result}: the input is not finite`;
  if (spec.tensors) {
    const bad = firstBad(node.operands.map((_, k) => operandOf(trace, node, k)));
    const made = texToText(expressionTex(trace, node, "symbols"));
    return `${wholeResult(made, node.value, result)}: ${tensorReason(Number.isNaN(number), bad)}`;
  }
  const numbers = operandsOfEntry(valuesOf(trace, node), node.value, entry);
  const tex = formulaOfNumbers((write) => spec.tex(...numbers.map(write)));
  const given = numbers.map((number, k) => ({ number, from: `from ${operandOf(trace, node, k).name}` }));
  const made = isSingle(node.value) ? texToText(tex) : `${name} = ${texToText(tex)}`;
  return `${made} = ${result}: ${reasonFor(number, given, spec.tex(...numbers.map(() => "")))}`;
}

function firstAdjoint(trace: Trace, kind: Kind): Diagnosis[] {
  for (const [i, step] of trace.steps.entries()) {
    if (step.kind !== "seed" && step.kind !== "accumulate") continue;
    const entry = findEntry(step.after, kind);
    if (entry !== undefined)
      return [{ node: step.node, step: i + 1, text: adjointDiagnosis(trace, step, entry) }];
  }
  return [];
}

/** Explains why an entry of a contribution, or else of its sum with the adjoint, is not finite. */
export function adjointDiagnosis(trace: Trace, step: SeedStep | AccumulateStep, entry: number): string {
  const before = entryAt(step.before, entry);
  const share = entryAt(step.contribution, entry);
  const after = entryAt(step.after, entry);
  const name = entryText(adjointTex(nameOf(nodeAt(trace, step.node))), step.after, entry);
  if (!Number.isNaN(share) && !Number.isNaN(before) && (Number.isFinite(share) || Number.isNaN(after))) {
    const sum = `${formatNumber(before)} + ${signedText(share)} = ${formatNumber(after)}`;
    const why = Number.isNaN(after) ? "not defined; both shares are infinite" : TOO_LARGE;
    return `${isSingle(step.after) ? "" : `${name}: `}${sum}: ${why}`;
  }
  if (step.kind === "seed") return `${name} = ${formatNumber(after)}: the seed is not finite`;
  return contributionDiagnosis(trace, step, entry, name);
}

function contributionDiagnosis(trace: Trace, step: AccumulateStep, entry: number, name: string): string {
  const { edge, incoming, contribution } = step;
  const { child } = edgeAt(trace, edge);
  const { op, value } = nodeAt(trace, child);
  const result = formatNumber(entryAt(contribution, entry));
  const summed = shapeOf(contribution).join() !== shapeOf(value).join();
  if (operationById.get(op ?? "")?.tensors === undefined && !summed) {
    const receives = isSingle(contribution) ? "" : `${name} receives `;
    return `${receives}${entryContribution(trace, step, entry)}`;
  }
  const { captured } = capturedAlong(trace, edge);
  const bad = firstBad([...captured, { name: adjointText(trace, child), value: incoming }]);
  const sent = texToText(contributionTex(trace, edge));
  const receives = isSingle(contribution) ? "" : `${adjointText(trace, step.node)} receives `;
  return `${receives}${wholeResult(sent, contribution, result)}: ${tensorReason(result === "NaN", bad)}`;
}

/**
 * Writes one entry of a contribution that is computed entry by entry, with the reason why it is not finite.
 */
function entryContribution(
  trace: Trace,
  { edge, incoming, contribution }: AccumulateStep,
  entry: number,
): string {
  const { child: index, operand } = edgeAt(trace, edge);
  const child = nodeAt(trace, index);
  const rule = operationById.get(child.op ?? "")?.rules[operand];
  const { captured, tex } = capturedAlong(trace, edge);
  const values = captured.map(({ value }) => value);
  const given = operandsOfEntry(values, child.value, entry).map(
    (number): NamedNumber => ({ number, from: "from the forward pass" }),
  );
  const [g, out, result] = [
    entryAt(incoming, entry),
    entryAt(child.value, entry),
    entryAt(contribution, entry),
  ];
  const known = given.every(({ number }) => Number.isFinite(number));
  if (!Number.isFinite(g)) given.push({ number: g, from: `the adjoint of ${nameText(trace, index)}` });
  const why =
    g === 0 && Number.isNaN(result) && known ? "0 × ∞ is not defined" : reasonFor(result, given, tex);
  const numbers = operandsOfEntry(valuesOf(trace, child), child.value, entry);
  const sent = formulaOfNumbers((write) => rule?.(write(g), write(out), ...numbers.map(write)) ?? write(g));
  return `${texToText(sent)} = ${formatNumber(result)}: ${why}`;
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
  readonly name: string;
  readonly value: Value;
}

function operandOf(trace: Trace, node: TraceNode, position: number): Named {
  const operand = node.operands[position];
  if (operand === undefined) throw new RangeError(`diagnose: ${node.id} has no operand ${position}`);
  if ("node" in operand)
    return { name: nameText(trace, operand.node), value: nodeAt(trace, operand.node).value };
  const { constant, name = "a constant" } = operand;
  return { name: texToText(symbolTex(name)), value: constant };
}

/** Describes the first value that has an entry which is not finite. */
function firstBad(values: readonly Named[]): string | undefined {
  for (const { name, value } of values) {
    const entry = firstNonFinite(value);
    if (entry !== undefined)
      return `${isSingle(value) ? name : `an entry of ${name}`} is ${formatNumber(entry)}`;
  }
  return undefined;
}

function wholeResult(made: string, value: Value, result: string): string {
  return isSingle(value) ? `${made} = ${result}` : `${made} with an entry ${result}`;
}
