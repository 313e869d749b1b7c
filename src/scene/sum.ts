import type { NodePlan } from "../layout/node-plan.ts";
import { numbersWidth } from "../layout/text-width.ts";
import type { AccumulateStep } from "../trace/trace.ts";
import { signedText, valueText } from "../words/texts.ts";

/** Writes the sum of an accumulation, `1 + 0.1304`. */
export function sumText({ before, contribution }: AccumulateStep): string {
  return `${valueText(before)} + ${signedText(contribution)}`;
}

/** Font sizes of a sum and its result, as in `graph.css`, and the gap between the two. */
const SIZES = { roomy: { sum: 10.5, result: 14 }, compact: { sum: 10, result: 13 } } as const;
const GAP = 5;

/** Returns whether a node has room for a sum of numbers before its result. */
export function hasRoomForSum({ density, width, side }: NodePlan, sum: string, result: string): boolean {
  const sizes = SIZES[density];
  const needed = numbersWidth(`${sum} =`, sizes.sum) + GAP + numbersWidth(result, sizes.result);
  return needed <= width - 2 * side;
}
