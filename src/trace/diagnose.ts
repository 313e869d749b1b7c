import { operationById } from "../autodiff/operations/all.ts";
import type { Value } from "../autodiff/value.ts";
import { formatNumber } from "./format-number.ts";
import { adjointTex, contributionNumbersTex, expressionTex, nameOf } from "./notation.ts";
import { texToText } from "./tex-to-text.ts";
import { nameText, signedText, valueText } from "./texts.ts";
import { type AccumulateStep, edgeAt, nodeAt, type SeedStep, type Trace, type TraceNode } from "./trace.ts";

/** Where NaN or infinity first came into a run, and why. */
export interface Diagnosis {
  /** The index of the node whose value or adjoint it is. */
  readonly node: number;
  /** The position of the step that brought it, from 1; 0 for an input. */
  readonly step: number;
  /** One sentence without its full stop, such as `log(0) = −∞: infinite at 0`. */
  readonly text: string;
}

/**
 * The first node whose value is not finite, then the first step that makes an adjoint not finite.
 * What merely follows from them is not listed. Nothing if all numbers of the run are finite.
 *
 * An adjoint may be spoilt by a value: `0 × ∞ = NaN: not defined; the ∞ is from the forward pass`.
 */
export function diagnose(trace: Trace): readonly Diagnosis[] {
  return [firstValue(trace), firstAdjoint(trace)].filter((found) => found !== undefined);
}

function firstValue(trace: Trace): Diagnosis | undefined {
  const node = trace.nodes.findIndex(({ value }) => culprit(value) !== undefined);
  if (node < 0) return undefined;
  const step = 1 + trace.steps.findIndex((one) => one.kind === "evaluate" && one.node === node);
  return { node, step, text: valueDiagnosis(trace, node) };
}

function valueDiagnosis(trace: Trace, index: number): string {
  const node = nodeAt(trace, index);
  const result = resultText(node.value);
  const spec = operationById.get(node.op ?? "");
  if (spec === undefined) return `${nameText(trace, index)} = ${result}: the input is not finite`;
  const given = operandValues(trace, node);
  const why = reason(node.value, given, spec.tex(...given.map(() => "")));
  return `${texToText(expressionTex(trace, node, "numbers"))} = ${result}: ${why}`;
}

function firstAdjoint(trace: Trace): Diagnosis | undefined {
  for (const [i, step] of trace.steps.entries()) {
    if (step.kind !== "seed" && step.kind !== "accumulate") continue;
    if (culprit(step.after) === undefined) continue;
    return { node: step.node, step: i + 1, text: adjointDiagnosis(trace, step) };
  }
  return undefined;
}

function adjointDiagnosis(trace: Trace, step: SeedStep | AccumulateStep): string {
  const { before, contribution, after } = step;
  if (culprit(contribution) === undefined) {
    return `${valueText(before)} + ${signedText(contribution)} = ${resultText(after)}: ${TOO_LARGE}`;
  }
  if (step.kind === "seed") {
    const name = texToText(adjointTex(nameOf(nodeAt(trace, step.node))));
    return `${name} = ${resultText(after)}: the seed is not finite`;
  }
  const sent = texToText(contributionNumbersTex(trace, step));
  return `${sent} = ${resultText(contribution)}: ${reasonOf(trace, step)}`;
}

/** Why a contribution is not finite. */
function reasonOf(trace: Trace, { edge, incoming, partial, contribution }: AccumulateStep): string {
  const { child: index, operand } = edgeAt(trace, edge);
  const child = nodeAt(trace, index);
  const operands = operandValues(trace, child);
  const marks = operands.map((_, i) => `<${i}>`);
  const tex = operationById.get(child.op ?? "")?.rules[operand]?.("", "<out>", ...marks) ?? "";
  const captured = operands.filter((_, i) => tex.includes(`<${i}>`));
  if (tex.includes("<out>")) captured.push(child.value);

  const undefinedProduct = incoming === 0 && partial !== undefined && culprit(partial) !== undefined;
  const known = captured.every((value) => culprit(value) === undefined);
  return undefinedProduct && known ? "0 × ∞ is not defined" : reason(contribution, captured, tex);
}

const TOO_LARGE = "too large for a number (largest about 1.8e308)";

/** Why a formula is not finite at the values given. */
function reason(result: Value, given: readonly Value[], tex: string): string {
  const bad = given.map(culprit).find((number) => number !== undefined);
  const undefinedResult = Number.isNaN(culprit(result));
  if (bad !== undefined) {
    return `${undefinedResult ? "not defined; " : ""}the ${formatNumber(bad)} is from the forward pass`;
  }
  if (undefinedResult) return `not defined for ${given.length === 1 ? "this operand" : "these operands"}`;
  // Only in a fraction, a logarithm or a power can a zero make something infinite.
  if (given.includes(0) && tex.includes("\\frac")) return "division by zero";
  if (given.includes(0) && /\\log|\^\{/.test(tex)) return "infinite at 0";
  return TOO_LARGE;
}

function operandValues(trace: Trace, node: TraceNode): Value[] {
  return node.operands.map((operand) =>
    "constant" in operand ? operand.constant : nodeAt(trace, operand.node).value,
  );
}

/** The first entry that is not finite. */
function culprit(value: Value): number | undefined {
  const entries = typeof value === "number" ? [value] : value.data;
  return entries.find((entry) => !Number.isFinite(entry));
}

function resultText(value: Value): string {
  return formatNumber(culprit(value) ?? Number.NaN);
}
