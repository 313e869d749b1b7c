import type { OperationSpec } from "../autodiff/operation-spec.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  type Trace,
  type TraceNode,
  type TraceOperand,
} from "../trace/trace.ts";
import { gatheredTex } from "./gathered-tex.ts";
import { valueTex } from "./matrix-tex.ts";
import { type Filling, products } from "./products.ts";
import { createSlots, type Slots } from "./slots.ts";

/** The TeX of a name: `v1` is `v_1`, `h10` is `h_{10}`, `Ybar` is `\bar Y`. */
export function symbolTex(name: string): string {
  const [, barred] = /^([A-Za-z])bar$/.exec(name) ?? [];
  if (barred !== undefined) return `\\bar ${barred}`;
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

/** The expression that computes a node, such as `v_1 + v_2` or `1.44 + 0.9915`. */
export function expressionTex(trace: Trace, node: TraceNode, filling: Filling): string {
  return formula(trace, node, filling, ({ tex, operands, out }) => tex?.(...operands) ?? out);
}

/** The contribution along an edge, such as `\bar v_2 \,\cos(v_1)`. */
export function contributionTex(trace: Trace, edgeIndex: number): string {
  const edge = edgeAt(trace, edgeIndex);
  return rule(trace, edgeIndex, "symbols", () => adjointTex(nameOf(nodeAt(trace, edge.child))));
}

/** The contribution of a step with its numbers put in, such as `1 \times \cos(1.44)`. */
export function contributionNumbersTex(trace: Trace, { edge, incoming }: AccumulateStep): string {
  return rule(trace, edge, "numbers", (slots) => filled(slots, incoming, adjointMark));
}

/** The pullback of an edge as a function of the adjoint it is given: `g \mapsto g \,\cos(v_1)`. */
export function pullbackTex(trace: Trace, edgeIndex: number): string {
  return `g \\mapsto ${rule(trace, edgeIndex, "symbols", () => "g")}`;
}

/** A formula of plain numbers, such as those of one entry of a tensor. */
export function formulaOfNumbers(write: (number: (x: number) => string) => string): string {
  return products(
    write((x) => filled(createSlots(), x, String)),
    "numbers",
    "whole",
  );
}

function rule(trace: Trace, edgeIndex: number, filling: Filling, incoming: (slots: Slots) => string): string {
  const { child: at, operand, parent } = edgeAt(trace, edgeIndex);
  const child = nodeAt(trace, at);
  return formula(trace, child, filling, ({ rules, operands, out, entrywise }, slots) => {
    const g = incoming(slots);
    const contribution = rules?.[operand]?.(g, out, ...operands) ?? g;
    if (!entrywise) return contribution;
    const rows = filling === "symbols" ? "B" : String(shapeOf(child.value)[0] ?? 1);
    return gatheredTex(contribution, child.value, nodeAt(trace, parent).value, rows);
  });
}

interface Fillings {
  readonly tex: ((...operands: string[]) => string) | undefined;
  readonly rules: readonly ((g: string, out: string, ...operands: string[]) => string)[] | undefined;
  readonly out: string;
  readonly operands: readonly string[];
  /** Whether it is an operation on numbers that was carried over to tensors. */
  readonly entrywise: boolean;
}

/** One formula of a node's operation, filled with symbols or with numbers. */
function formula(
  trace: Trace,
  node: TraceNode,
  filling: Filling,
  write: (fillings: Fillings, slots: Slots) => string,
): string {
  const slots = createSlots();
  const spec = operationById.get(node.op ?? "");
  const entrywise = spec !== undefined && spec.tensors === undefined && typeof node.value === "object";
  const out = fill(slots, node, filling);
  const operands = node.operands.map((operand) => operandTex(trace, slots, operand, filling));
  const written = write({ tex: spec?.tex, rules: spec?.rules, out, operands, entrywise }, slots);
  const tex = filling === "symbols" ? written : withQuantities(written, spec, valuesOf(trace, node), slots);
  return slots.fill(products(tex, filling, entrywise ? "entrywise" : "whole"));
}

/** Puts in the numbers of what an operation's formulas name besides its operands. */
function withQuantities(
  tex: string,
  spec: OperationSpec | undefined,
  operands: readonly Value[],
  slots: Slots,
): string {
  return Object.entries(spec?.quantities ?? {}).reduce((sofar, [name, value]) => {
    const token = new RegExp(`(?<![\\\\A-Za-z])${name.replace(/\W/g, "\\$&")}(?![A-Za-z[])`, "g");
    // A size is no value of the run, nor are ones.
    const mark = /^[A-Z]$/.test(name) ? primalMark : String;
    const [number] = [value(...operands)];
    return sofar.replace(token, () => (typeof number === "number" ? `${number}` : slots.put(number, mark)));
  }, tex);
}

function operandTex(trace: Trace, slots: Slots, operand: TraceOperand, filling: Filling): string {
  if ("node" in operand) return fill(slots, nodeAt(trace, operand.node), filling);
  const { constant, name } = operand;
  return name !== undefined && filling === "symbols" ? symbolTex(name) : filled(slots, constant, String);
}

/** The values of a node's operands, constants included. */
export function valuesOf(trace: Trace, node: TraceNode): Value[] {
  return node.operands.map((operand) =>
    "constant" in operand ? operand.constant : nodeAt(trace, operand.node).value,
  );
}

function fill(slots: Slots, node: TraceNode, filling: Filling): string {
  return filling === "symbols" ? symbolTex(nameOf(node)) : filled(slots, node.value, primalMark);
}

/** A value as an operand: a number in parentheses if it has a sign or a power of ten. */
function filled(slots: Slots, value: Value, mark: (tex: string) => string): string {
  if (typeof value !== "number") return slots.put(value, mark);
  const tex = valueTex(value);
  return mark(/^-|\\cdot/.test(tex) ? `(${tex})` : tex);
}

/** Marks a primal number for colouring; KaTeX gets `\primal` as a macro. */
export function primalMark(tex: string): string {
  return `\\primal{${tex}}`;
}

/** Marks an adjoint number for colouring; KaTeX gets `\adjoint` as a macro. */
export function adjointMark(tex: string): string {
  return `\\adjoint{${tex}}`;
}
