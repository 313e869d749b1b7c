import type { Value } from "../autodiff/value.ts";
import { tangentOf } from "../formula/build.ts";
import type { Expression, SymbolExpression } from "../formula/expression.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import { type FormulaStyle, filled, symbolAt, valueFormula } from "./notation.ts";

/** Returns the symbol of a node's tangent. */
export function tangentAt(trace: Trace, node: number): SymbolExpression {
  return tangentOf(symbolAt(trace, node));
}

/** Returns the term that the tangent of an edge's operand adds to its child's tangent: v̇₁ cos(v₁). */
export function tangentTermOf(trace: Trace, edge: number): Expression {
  return term(trace, edge, "symbols", tangentAt(trace, edgeAt(trace, edge).parent));
}

/**
 * Returns the same term in numbers, such as 2.4 × cos(1.44).
 *
 * @param tangent the operand's tangent
 */
export function tangentTermNumbers(trace: Trace, edge: number, tangent: Value): Expression {
  return term(trace, edge, "numbers", valueFormula(tangent));
}

function term(trace: Trace, edgeIndex: number, style: FormulaStyle, tangent: Expression): Expression {
  const { child, operand } = edgeAt(trace, edgeIndex);
  return filled(trace, nodeAt(trace, child), style, ({ spec, out, operands }) => {
    const rules = spec?.terms ?? spec?.rules;
    return rules?.[operand]?.(tangent, out, ...operands) ?? tangent;
  });
}
