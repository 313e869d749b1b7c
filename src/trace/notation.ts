import { operationById } from "../autodiff/operations/all.ts";
import type { Value } from "../autodiff/value.ts";
import { texNumber } from "./format-number.ts";
import { type AccumulateStep, edgeAt, nodeAt, type Trace, type TraceNode } from "./trace.ts";

/** The TeX of a name: `v1` is `v_1`, `h10` is `h_{10}`. */
export function symbolTex(name: string): string {
  const [, letters, digits] = /^([A-Za-z]+)(\d+)$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return name;
  return `${letters}_${digits.length > 1 ? `{${digits}}` : digits}`;
}

/** The TeX of a name's adjoint: `v1` is `\bar v_1`. */
export function adjointTex(name: string): string {
  return `\\bar ${symbolTex(name)}`;
}

/** How the text calls a node inside formulas: `h_0` rather than `x` where the recurrence says so. */
export function nameOf(node: TraceNode): string {
  return node.op === undefined ? (node.aliases[0] ?? node.id) : node.id;
}

/** The number a value shows in TeX. */
export function valueTex(value: Value): string {
  return typeof value === "number" ? texNumber(value) : `[${value.shape.join(" \\times ")}]`;
}

/** What fills an operation's formulas: symbols as in the text, or the run's numbers. */
export type Filling = "symbols" | "numbers";

/** The expression that computes a node, such as `v_1 + v_2` or `1.44 + 0.9915`. */
export function expressionTex(trace: Trace, node: TraceNode, filling: Filling): string {
  const spec = node.op === undefined ? undefined : operationById.get(node.op);
  if (spec === undefined) return products(fill(node, filling), filling);
  return products(spec.tex(...operandsTex(trace, node, filling)), filling);
}

/** The contribution along an edge, such as `\bar v_2 \,\cos(v_1)`. */
export function contributionTex(trace: Trace, edgeIndex: number): string {
  const edge = edgeAt(trace, edgeIndex);
  const child = nodeAt(trace, edge.child);
  return rule(trace, edgeIndex, "symbols", adjointTex(nameOf(child)));
}

/** The contribution of a step with its numbers put in, such as `1 \times \cos(1.44)`. */
export function contributionNumbersTex(trace: Trace, step: AccumulateStep): string {
  return rule(trace, step.edge, "numbers", adjointMark(operandTex(step.incoming)));
}

/** The pullback of an edge as a function of the adjoint it is given: `g \mapsto g \,\cos(v_1)`. */
export function pullbackTex(trace: Trace, edgeIndex: number): string {
  return `g \\mapsto ${rule(trace, edgeIndex, "symbols", "g")}`;
}

function rule(trace: Trace, edgeIndex: number, filling: Filling, g: string): string {
  const edge = edgeAt(trace, edgeIndex);
  const child = nodeAt(trace, edge.child);
  const write = child.op === undefined ? undefined : operationById.get(child.op)?.rules[edge.operand];
  if (write === undefined) return products(g, filling);
  return products(write(g, fill(child, filling), ...operandsTex(trace, child, filling)), filling);
}

function operandsTex(trace: Trace, node: TraceNode, filling: Filling): string[] {
  return node.operands.map((operand) =>
    "constant" in operand ? operandTex(operand.constant) : fill(nodeAt(trace, operand.node), filling),
  );
}

function fill(node: TraceNode, filling: Filling): string {
  return filling === "symbols" ? symbolTex(nameOf(node)) : primalMark(operandTex(node.value));
}

/** The same as an operand: in parentheses if it has a sign or a power of ten. */
function operandTex(value: Value): string {
  const tex = valueTex(value);
  return /^-|\\cdot/.test(tex) ? `(${tex})` : tex;
}

/** Marks a primal number for colouring; KaTeX gets `\primal` as a macro. */
export function primalMark(tex: string): string {
  return `\\primal{${tex}}`;
}

/** Marks an adjoint number for colouring; KaTeX gets `\adjoint` as a macro. */
export function adjointMark(tex: string): string {
  return `\\adjoint{${tex}}`;
}

/**
 * Writes out the discretionary times `\*`: `×` between numbers; between symbols juxtaposition, or a
 * dot before a digit, where juxtaposition would be misread.
 */
function products(tex: string, filling: Filling): string {
  const lean = withoutNeedlessParentheses(tex);
  if (filling === "numbers") return lean.replace(/ ?\\\* ?/g, " \\times ");
  const dotted = lean.replace(/ ?\\\* ?(?=\d)/g, " \\cdot ");
  return dotted.replace(/(^|[ ({])(\d+) \\\* /g, "$1$2 ").replace(/ ?\\\* ?/g, " \\, ");
}

const OPERAND = /(\\(?:primal|adjoint)\{)?\((-[\d.]+|-\\infty|-?[\d.]+ \\cdot 10\^\{-?\d+\})\)(\})?/g;

/** Keeps an operand's parentheses under a power, after a sign and around a negative factor only. */
function withoutNeedlessParentheses(tex: string): string {
  return tex.replace(OPERAND, (whole, mark = "", number: string, end = "", offset: number) => {
    const [before, after] = [tex.slice(0, offset).trimEnd(), tex.slice(offset + whole.length)];
    const signed = number.startsWith("-") && (/[^({[|,<>]$/.test(before) || /^ ?\\\*/.test(after));
    return signed || after.startsWith("^") ? whole : `${mark}${number}${end}`;
  });
}
