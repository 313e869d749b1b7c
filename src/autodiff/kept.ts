import type { OperationSpec, Residual } from "./operation-spec.ts";
import { sizeOf } from "./tensor.ts";
import { shapeOf, type Value } from "./value.ts";

/** Something that a pullback keeps from the forward pass until it is called, and what it costs. */
export interface Kept {
  /** Which operand's value it is, by position, or the result's; none if the operation made it for this. */
  readonly of: number | "out" | undefined;
  /** Its TeX, from the result's and the operands'. */
  readonly tex: (out: string, ...operands: string[]) => string;
  readonly entries: number;
  /** Of all entries together: 64 for each number, 1 or 2 for each entry of a mask. */
  readonly bits: number;
  /** What the operation made for this; an operand or the result is known already. */
  readonly value: Value | undefined;
}

/**
 * What the pullback for one operand keeps, from the values an operation was given and the one it
 * made; operands first, in their order. It is what the operation's definition states, or else the
 * operands and the result that its rule names.
 *
 * One value may be kept by several pullbacks: in `mul(x, x)` each keeps x. Whoever adds up counts it
 * once. A scalar operation on tensors keeps an operand at its own size, however far it was spread.
 *
 * @param operand the position of the operand.
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
        tex: residual.tex,
        entries,
        bits: entries * residual.bits(...operands),
        value: residual.value(...operands),
      };
    }
    const entries = entriesOf(residual === "out" ? result : operands[residual]);
    const tex = (out: string, ...names: string[]): string =>
      residual === "out" ? out : (names[residual] ?? "");
    return { of: residual, tex, entries, bits: 64 * entries, value: undefined };
  });
}

function residualsOf(spec: OperationSpec, operand: number): readonly Residual[] {
  const stated = spec.keeps?.[operand];
  if (stated !== undefined) return stated;
  const marks = spec.rules.map((_, i) => `<${i}>`);
  const formula = spec.rules[operand]?.("", "<out>", ...marks) ?? "";
  const named = marks.flatMap((mark, i) => (formula.includes(mark) ? [i] : []));
  return formula.includes("<out>") ? [...named, "out"] : named;
}
