import { sizeOf, tensor } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { type AccumulateStep, nodeAt, type SeedStep, type Trace, type TraceNode } from "../trace/trace.ts";
import { shapeText } from "./matrix-tex.ts";
import { adjointTex, contributionTex, expressionTex, valuesOf } from "./notation.ts";
import { texToText } from "./tex-to-text.ts";
import { adjointText, entriesText, kindText, MAX_LISTED_ENTRIES, nameText, valueText } from "./texts.ts";

/** Limit on the entries of a matrix that is read out. */
const READ_OUT = 6;
/** The limit for a gradient, which is the purpose of all steps. */
const GRADIENT_READ_OUT = 16;

/**
 * Returns whether a node or one of its operands is a tensor: its formula in numbers is too long for a
 * sentence.
 */
export function hasTensors(trace: Trace, node: TraceNode): boolean {
  return [node.value, ...valuesOf(trace, node)].some((value) => typeof value === "object");
}

/**
 * Writes the expression of a node and its value: `X W + b, a 3 × 2 matrix`; a single row or a number in full.
 */
export function tensorExpressionText(trace: Trace, node: TraceNode): string {
  return withValue(texToText(expressionTex(trace, node, "symbols")), node.value);
}

/** Writes the seed of an output. */
export function tensorSeedText(trace: Trace, step: SeedStep): string {
  return withValue(adjointText(trace, step.node), step.after);
}

/** Writes the contribution along an edge in symbols, and the change of the adjoint. */
export function tensorContributionText(trace: Trace, step: AccumulateStep): string {
  const { before, contribution, after } = step;
  const tex = contributionTex(trace, step.edge);
  const name = nameText(trace, step.node);
  const sends = `sends ${texToText(tex)} back to ${name}. The adjoint of ${name} was`;
  if (typeof contribution === "number")
    return `${sends} ${valueText(before)}; now it is ${valueText(after)}.`;
  if (!isZero(before)) {
    const known = isRow(before) ? entriesText(before) : "not zero";
    return `${sends} ${known}; the ${shapeText(contribution)} contribution is added to it.`;
  }
  const now = isRow(after) ? entriesText(after) : `the whole ${shapeText(after)} ${nounFor(tex)}`;
  return `${sends} zero; now it is ${now}.`;
}

/**
 * Returns a sentence with the entries that a caption leaves to the picture, for screen readers: those of the
 * new matrix, or of the gradients.
 */
export function entriesAnnouncement(trace: Trace, index: number): string {
  const step = trace.steps[index - 1];
  if (step === undefined) return "";
  if (step.kind === "collect") return gradientsReadOut(trace);
  const value = "after" in step ? step.after : step.kind === "evaluate" ? nodeAt(trace, step.node).value : 0;
  const listed = isRow(value) && (step.kind !== "accumulate" || isZero(step.before));
  if (typeof value === "number" || listed || sizeOf(value.shape) > READ_OUT) return "";
  return ` It is ${entriesText(value)}.`;
}

/** Lists the entries of the gradients for which the caption gives only the shape. */
function gradientsReadOut({ gradients }: Trace): string {
  const sentences = Object.entries(gradients).flatMap(([name, gradient]) => {
    const value = typeof gradient === "number" ? gradient : tensor(gradient);
    const size = sizeOf(shapeOf(value));
    if (typeof value === "number" || size <= MAX_LISTED_ENTRIES || size > GRADIENT_READ_OUT) return [];
    return [` ${texToText(adjointTex(name))} is ${entriesText(value)}.`];
  });
  return sentences.join("");
}

function withValue(text: string, value: Value): string {
  return isRow(value) ? `${text} = ${valueText(value)}` : `${text}, a ${kindText(value)}`;
}

/** Returns whether a value is a number, or a single row of at most `READ_OUT` entries. */
function isRow(value: Value): boolean {
  const shape = shapeOf(value);
  return sizeOf(shape.slice(0, -1)) === 1 && sizeOf(shape) <= READ_OUT;
}

function isZero(value: Value): boolean {
  return typeof value === "number" ? value === 0 : value.data.every((entry) => entry === 0);
}

function nounFor(tex: string): string {
  if (/^\\sum|^\\operatorname\{(?:row)?sum\}/.test(tex)) return "sum";
  return /\\,|\\odot|\\cdot/.test(tex) ? "product" : "contribution";
}
