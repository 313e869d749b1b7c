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
import { valueTex } from "./matrix-tex.ts";
import { type FormulaStyle, writeProducts } from "./products.ts";
import { createSlots, type Slots } from "./slots.ts";
import { sumToShapeTex } from "./sum-to-shape-tex.ts";

/** Returns the TeX of a name: `v_1` for `v1`, `h_{10}` for `h10`, `\bar Y` for `Ybar`. */
export function symbolTex(name: string): string {
  const [, barred] = /^([A-Za-z])bar$/.exec(name) ?? [];
  if (barred !== undefined) return `\\bar ${barred}`;
  const [, letters, digits] = /^([A-Za-z]+)(\d+)$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return name;
  return `${letters}_${digits.length > 1 ? `{${digits}}` : digits}`;
}

/** Returns the TeX of a name's adjoint: `\bar v_1` for `v1`. */
export function adjointTex(name: string): string {
  return `\\bar ${symbolTex(name)}`;
}

/**
 * Returns the name of a node in formulas. A leaf goes by its first alias: `h_0` rather than `x` in the
 * recurrence.
 */
export function nameOf(node: TraceNode): string {
  return node.op === undefined ? (node.aliases[0] ?? node.id) : node.id;
}

/** Returns the expression that computes a node, such as `v_1 + v_2` or `1.44 + 0.9915`. */
export function expressionTex(trace: Trace, node: TraceNode, filling: FormulaStyle): string {
  return formula(trace, node, filling, ({ tex, operands, out }) => tex?.(...operands) ?? out);
}

/** Returns the contribution along an edge, such as `\bar v_2 \,\cos(v_1)`. */
export function contributionTex(trace: Trace, edgeIndex: number): string {
  const edge = edgeAt(trace, edgeIndex);
  return rule(trace, edgeIndex, "symbols", () => adjointTex(nameOf(nodeAt(trace, edge.child))));
}

/** Returns the contribution of a step in numbers, such as `1 \times \cos(1.44)`. */
export function contributionNumbersTex(trace: Trace, { edge, incoming }: AccumulateStep): string {
  return rule(trace, edge, "numbers", (slots) => filled(slots, incoming, adjointMark));
}

/** Returns the pullback of an edge as a function of the incoming adjoint: `g \mapsto g \,\cos(v_1)`. */
export function pullbackTex(trace: Trace, edgeIndex: number): string {
  return `g \\mapsto ${rule(trace, edgeIndex, "symbols", () => "g")}`;
}

/** Writes a formula of plain numbers, such as those of one entry of a tensor. */
export function formulaOfNumbers(write: (number: (x: number) => string) => string): string {
  return writeProducts(
    write((x) => filled(createSlots(), x, String)),
    "numbers",
    "whole",
  );
}

function rule(
  trace: Trace,
  edgeIndex: number,
  filling: FormulaStyle,
  incoming: (slots: Slots) => string,
): string {
  const { child: at, operand, parent } = edgeAt(trace, edgeIndex);
  const child = nodeAt(trace, at);
  return formula(trace, child, filling, ({ rules, operands, out, entrywise }, slots) => {
    const g = incoming(slots);
    const contribution = rules?.[operand]?.(g, out, ...operands) ?? g;
    if (!entrywise) return contribution;
    const rows = filling === "symbols" ? "B" : String(shapeOf(child.value)[0] ?? 1);
    return sumToShapeTex(contribution, child.value, nodeAt(trace, parent).value, rows);
  });
}

interface Fillings {
  readonly tex: ((...operands: string[]) => string) | undefined;
  readonly rules: readonly ((g: string, out: string, ...operands: string[]) => string)[] | undefined;
  readonly out: string;
  readonly operands: readonly string[];
  /** Whether a scalar operation is applied to tensors entry by entry. */
  readonly entrywise: boolean;
}

/** Writes one formula of a node's operation, in symbols or in numbers. */
function formula(
  trace: Trace,
  node: TraceNode,
  filling: FormulaStyle,
  write: (fillings: Fillings, slots: Slots) => string,
): string {
  const slots = createSlots();
  const spec = operationById.get(node.op ?? "");
  const entrywise = spec !== undefined && spec.tensors === undefined && typeof node.value === "object";
  const out = fill(slots, node, filling);
  const operands = node.operands.map((operand) => operandTex(trace, slots, operand, filling));
  const written = write({ tex: spec?.tex, rules: spec?.rules, out, operands, entrywise }, slots);
  const tex = filling === "symbols" ? written : withQuantities(written, spec, valuesOf(trace, node), slots);
  return slots.fill(writeProducts(tex, filling, entrywise ? "entrywise" : "whole"));
}

/** Substitutes numbers for the quantities that an operation's formulas name besides its operands. */
function withQuantities(
  tex: string,
  spec: OperationSpec | undefined,
  operands: readonly Value[],
  slots: Slots,
): string {
  return Object.entries(spec?.quantities ?? {}).reduce((result, [name, value]) => {
    const token = new RegExp(`(?<![\\\\A-Za-z])${name.replace(/\W/g, "\\$&")}(?![A-Za-z[])`, "g");
    // Sizes and ones are not values of the run, so they get no colour mark.
    const mark = /^[A-Z]$/.test(name) ? primalMark : String;
    const [number] = [value(...operands)];
    return result.replace(token, () => (typeof number === "number" ? `${number}` : slots.put(number, mark)));
  }, tex);
}

function operandTex(trace: Trace, slots: Slots, operand: TraceOperand, filling: FormulaStyle): string {
  if ("node" in operand) return fill(slots, nodeAt(trace, operand.node), filling);
  const { constant, name } = operand;
  return name !== undefined && filling === "symbols" ? symbolTex(name) : filled(slots, constant, String);
}

/** Returns the values of a node's operands, including constants. */
export function valuesOf(trace: Trace, node: TraceNode): Value[] {
  return node.operands.map((operand) =>
    "constant" in operand ? operand.constant : nodeAt(trace, operand.node).value,
  );
}

function fill(slots: Slots, node: TraceNode, filling: FormulaStyle): string {
  return filling === "symbols" ? symbolTex(nameOf(node)) : filled(slots, node.value, primalMark);
}

/** Writes a value as an operand: a number gets parentheses if it has a sign or a power of ten. */
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
