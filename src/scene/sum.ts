import type { NodePlan } from "../layout/node-plan.ts";
import { numbersWidth } from "../layout/text-width.ts";
import type { AccumulateStep } from "../trace/trace.ts";
import { signedText, valueText } from "../words/texts.ts";

/** `1 + 0.1304`: what an accumulation adds up. */
export function sumText({ before, contribution }: AccumulateStep): string {
  return `${valueText(before)} + ${signedText(contribution)}`;
}

/** The font sizes of a sum and of its result, as in `graph.css`, and the gap between the two. */
const SIZES = { roomy: { sum: 10.5, result: 14 }, compact: { sum: 10, result: 13 } } as const;
const GAP = 5;

/** Whether a node has room for a sum of numbers before its result. */
export function hasRoomForSum({ density, width, side }: NodePlan, sum: string, result: string): boolean {
  const sizes = SIZES[density];
  const needed = numbersWidth(`${sum} =`, sizes.sum) + GAP + numbersWidth(result, sizes.result);
  return needed <= width - 2 * side;
}
