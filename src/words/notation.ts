import type { OperationSpec } from "../autodiff/operation-spec.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import {
  adjointOf,
  call,
  entry,
  matrix,
  number,
  relation,
  sumOver,
  symbol,
  symbolOf,
} from "../formula/build.ts";
import type { Expression, Part, SymbolExpression } from "../formula/expression.ts";
import { settle } from "../formula/settle.ts";
import { entrywise, substitute } from "../formula/walk.ts";
import {
  type AccumulateStep,
  edgeAt,
  nodeAt,
  operandValues,
  type Trace,
  type TraceNode,
  type TraceOperand,
} from "../trace/trace.ts";
import { mayDiffer } from "../trace/verdicts.ts";

/** How an operation's formulas are filled: with symbols as in the text, or with the run's numbers. */
export type FormulaStyle = "symbols" | "numbers";

/** Returns the name of a node in formulas. A leaf goes by its first alias: `h0` rather than `x` in the recurrence. */
export function nameOf(node: TraceNode): string {
  return node.op === undefined ? (node.aliases[0] ?? node.id) : node.id;
}

/** Returns the symbol of a node. */
export function symbolAt(trace: Trace, node: number): SymbolExpression {
  return symbolOf(nameOf(nodeAt(trace, node)));
}

/** Returns the symbol of a node's adjoint. */
export function adjointAt(trace: Trace, node: number): SymbolExpression {
  return adjointOf(symbolAt(trace, node));
}

/** Returns the formula that computes a node, such as v₁ + v₂ or 1.44 + 0.9915. */
export function formulaOf(trace: Trace, node: TraceNode, style: FormulaStyle): Expression {
  return filled(trace, node, style, ({ spec, out, operands }) => spec?.formula(...operands) ?? out);
}

/** Returns the contribution along an edge, such as v̄₂ cos(v₁). */
export function contributionOf(trace: Trace, edge: number): Expression {
  return rule(trace, edge, "symbols", adjointAt(trace, edgeAt(trace, edge).child));
}

/** Returns the contribution of a step in numbers, such as 1 × cos(1.44); one that may be wrong as a number alone. */
export function contributionNumbers(trace: Trace, step: AccumulateStep): Expression {
  const { edge, incoming, contribution } = step;
  if (mayDiffer(trace, step)) return valueFormula(contribution, "adjoint");
  return rule(trace, edge, "numbers", valueFormula(incoming, "adjoint"));
}

/** Returns the pullback of an edge as a function of the incoming adjoint: g ↦ g cos(v₁). */
export function pullbackOf(trace: Trace, edge: number): Expression {
  const g = symbol("g");
  return relation(g, "↦", rule(trace, edge, "symbols", g));
}

/** Returns a number, or the matrix of a tensor's entries, as a part of a formula. */
export function valueFormula(value: Value, part?: Part): Expression {
  return typeof value === "number" ? number(value, part) : matrix(matrixRows(value), part);
}

/** Returns the rows of a value; a number and a vector have one row. */
export function matrixRows(value: Value): number[][] {
  if (typeof value === "number") return [[value]];
  const columns = value.shape.at(-1) ?? 1;
  const rows = sizeOf(value.shape.slice(0, -1));
  return Array.from({ length: rows }, (_, i) =>
    Array.from(value.data.subarray(i * columns, (i + 1) * columns)),
  );
}

/**
 * Returns the formula of an entry, with indices from 1: P₁₂, (v₁)₁₂; the name alone for a value of one entry.
 *
 * @param position in row-major order.
 */
export function entryOf(name: SymbolExpression, shape: readonly number[], position: number): Expression {
  if (sizeOf(shape) === 1) return name;
  let rest = position;
  const indices = shape.toReversed().map((size) => {
    const index = (rest % size) + 1;
    rest = Math.floor(rest / size);
    return index;
  });
  return entry(name, ...indices.reverse());
}

function rule(trace: Trace, edgeIndex: number, style: FormulaStyle, g: Expression): Expression {
  const { child: at, operand, parent } = edgeAt(trace, edgeIndex);
  const child = nodeAt(trace, at);
  return filled(trace, child, style, ({ spec, out, operands, isEntrywise }) => {
    const contribution = spec?.rules[operand]?.(g, out, ...operands) ?? g;
    if (!isEntrywise) return contribution;
    const rows = style === "symbols" ? symbol("B") : number(shapeOf(child.value)[0] ?? 1);
    return summedToShape(contribution, child.value, nodeAt(trace, parent).value, rows);
  });
}

/**
 * Returns a contribution to an operand that was broadcast: its entries are summed back to the operand's shape,
 * over all entries, over the columns, or over the rows.
 */
function summedToShape(
  contribution: Expression,
  result: Value,
  operand: Value,
  rows: Expression,
): Expression {
  const [to, from] = [shapeOf(operand), shapeOf(result)];
  if (to.join() === from.join()) return contribution;
  if (to.length === 2 && to[0] === from[0] && to[1] === 1) return call("rowsum", contribution);
  if (to.at(-1) === from.at(-1)) return sumOver("i", rows, entry(contribution, "i"));
  return call("sum", contribution);
}

interface Fillings {
  readonly spec: OperationSpec | undefined;
  readonly out: Expression;
  readonly operands: readonly Expression[];
  /** Whether a scalar operation is applied to tensors entry by entry. */
  readonly isEntrywise: boolean;
}

/** Returns a formula of a node's operation, in symbols or in numbers. */
export function filled(
  trace: Trace,
  node: TraceNode,
  style: FormulaStyle,
  write: (fillings: Fillings) => Expression,
): Expression {
  const spec: OperationSpec | undefined = operationById.get(node.op ?? "");
  const isEntrywise = spec !== undefined && spec.tensors === undefined && typeof node.value === "object";
  const out = filling(node, style);
  const operands = node.operands.map((operand) => operandFormula(trace, operand, style));
  const written = write({ spec, out, operands, isEntrywise });
  const whole = isEntrywise ? entrywise(written) : written;
  return settle(style === "symbols" ? whole : withQuantities(whole, spec, operandValues(trace, node)));
}

/**
 * Returns the matrices that the formulas of a node's operation name besides its operands, such as the
 * probabilities P of a softmax, with their entries.
 */
export function quantitiesOf(trace: Trace, node: TraceNode): readonly (readonly [SymbolExpression, Value])[] {
  const { quantities = {} } = operationById.get(node.op ?? "") ?? {};
  return Object.entries(quantities).flatMap(([name, quantity]) => {
    const value = quantity(...operandValues(trace, node));
    return typeof value === "object" && name !== "1" ? [[symbol(name), value] as const] : [];
  });
}

/** Substitutes numbers for the quantities that an operation's formulas name besides its operands. */
function withQuantities(
  of: Expression,
  spec: OperationSpec | undefined,
  operands: readonly Value[],
): Expression {
  const { quantities } = spec ?? {};
  if (quantities === undefined) return of;
  return substitute(of, ({ base, indices }) => {
    const value = indices.length === 0 ? quantities[base]?.(...operands) : undefined;
    if (value === undefined) return undefined;
    // Sizes and ones are not values of the run, so they are not coloured as such.
    return valueFormula(value, typeof value === "object" && base !== "1" ? "value" : undefined);
  });
}

function operandFormula(trace: Trace, operand: TraceOperand, style: FormulaStyle): Expression {
  if ("node" in operand) return filling(nodeAt(trace, operand.node), style);
  const { constant, name } = operand;
  return name !== undefined && style === "symbols" ? symbolOf(name) : valueFormula(constant);
}

function filling(node: TraceNode, style: FormulaStyle): Expression {
  return style === "symbols" ? symbolOf(nameOf(node)) : valueFormula(node.value, "value");
}
