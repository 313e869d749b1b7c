import { placeholder } from "../formula/build.ts";
import type { Expression } from "../formula/expression.ts";
import { names } from "../formula/walk.ts";
import type { OperationSpec, Residual } from "./operation-spec.ts";
import { sizeOf } from "./tensor.ts";
import { shapeOf, type Value } from "./value.ts";

/** A value that a pullback keeps from the forward pass until its call, with its cost. */
export interface Kept {
  /**
   * The operand's position, or `"out"` for the result; undefined if the operation made the value for the
   * pullback.
   */
  readonly of: number | "out" | undefined;
  /** Returns the value's formula from the result and the operands. */
  readonly formula: (out: Expression, ...operands: Expression[]) => Expression;
  readonly entries: number;
  /** Bits of all entries together: 64 per number, 1 or 2 per entry of a mask. */
  readonly bits: number;
  /** The value made for the pullback; undefined for an operand or the result, whose values are known. */
  readonly value: Value | undefined;
}

/**
 * Lists what the pullback for one operand keeps, given an operation's operands and result; operands first, in
 * order. These are the residuals of the operation's definition or, by default, the operands and the result
 * named in its rule.
 *
 * Several pullbacks may keep the same value: in `mul(x, x)` each keeps x, to be counted once in a total. A
 * scalar operation on tensors keeps an operand at its own size, before broadcasting.
 *
 * @param operand the position of the operand
 */
export function keptBy(
  spec: OperationSpec,
  operand: number,
  operands: readonly Value[],
  result: Value,
): readonly Kept[] {
  const entriesOf = (value: Value | undefined): number => {
    const spread = !spec.tensors && sizeOf(shapeOf(result)) === 0;
    return value === undefined || spread ? 0 : sizeOf(shapeOf(value));
  };
  return residualsOf(spec, operand).map((residual) => {
    if (typeof residual === "object") {
      const entries = entriesOf(operands[residual.like]);
      return {
        of: undefined,
        formula: residual.formula,
        entries,
        bits: entries * residual.bits(...operands),
        value: residual.value(...operands),
      };
    }
    const entries = entriesOf(residual === "out" ? result : operands[residual]);
    const formula = (out: Expression, ...operands: Expression[]): Expression =>
      residual === "out" ? out : (operands[residual] ?? out);
    return { of: residual, formula, entries, bits: 64 * entries, value: undefined };
  });
}

function residualsOf(spec: OperationSpec, operand: number): readonly Residual[] {
  const stated = spec.keeps?.[operand];
  if (stated !== undefined) return stated;
  const operands = [...spec.rules.keys()].map(placeholder);
  const rule = spec.rules[operand]?.(placeholder("adjoint"), placeholder("out"), ...operands);
  if (rule === undefined) return [];
  const named = operands.flatMap((name, i) => (names(rule, name) ? [i] : []));
  return names(rule, placeholder("out")) ? [...named, "out"] : named;
}
