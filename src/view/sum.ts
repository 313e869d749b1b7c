import type { NodePlan } from "../layout/node-plan.ts";
import { numbersWidth } from "../layout/text-width.ts";
import { signedText, valueText } from "../trace/texts.ts";
import type { AccumulateStep } from "../trace/trace.ts";

/** `1 + 0.1304`: what an accumulation adds up. */
export function sumText({ before, contribution }: AccumulateStep): string {
  return `${valueText(before)} + ${signedText(contribution)}`;
}

/** Whether a node has room for a sum of numbers before its result. */
export function hasRoomForSum({ density, width, side }: NodePlan, sum: string, result: string): boolean {
  if (density === "roomy") return sum.length + result.length <= 17;
  return numbersWidth(`${sum} =`, 10) + numbersWidth(result, 13) + 4 <= width - 2 * side;
}
