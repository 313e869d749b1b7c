import { plus, relation } from "../formula/build.ts";
import { printedSign } from "../formula/equality.ts";
import { widthOf } from "../layout/font-metrics.ts";
import type { NodePlan } from "../layout/node-plan.ts";
import type { AccumulateStep } from "../trace/trace.ts";
import { addsUp } from "../trace/verdicts.ts";
import { valueFormula } from "../words/notation.ts";
import { signedText, valueText } from "../words/texts.ts";

/** Writes the sum of an accumulation, `1 + 0.1304`; the number before, if it is replaced. */
export function sumText(step: AccumulateStep): string {
  const { before, contribution } = step;
  if (!addsUp(step)) return valueText(before);
  return `${valueText(before)} + ${signedText(contribution)}`;
}

/**
 * Returns the sign between the sum and its result: `≈` if the digits that are shown give another result, `→` if the
 * result replaces the number before.
 */
export function sumSign(step: AccumulateStep): string {
  const { before, contribution, after } = step;
  if (!addsUp(step)) return "→";
  return printedSign(
    relation(plus(valueFormula(before), valueFormula(contribution)), "=", valueFormula(after)),
  );
}

/** The font sizes of a number in a node, and of a sum before it. */
export const NUMBER_SIZES = { roomy: { sum: 12, result: 13 }, compact: { sum: 12, result: 13 } } as const;
/** The gap between a sum and its result. */
const GAP = 5;

/** Returns whether a node has room for a sum of numbers before its result. */
export function hasRoomForSum(plan: NodePlan, sum: string, result: string): boolean {
  return hasRoomFor(plan, widthOf(`${sum} =`, "mono", NUMBER_SIZES[plan.density].sum), result);
}

/** Returns whether a node has room for a text before a number. */
export function hasRoomFor({ density, width, side }: NodePlan, before: number, result: string): boolean {
  return before + GAP + widthOf(result, "mono", NUMBER_SIZES[density].result) <= width - 2 * side;
}
