import type { Layout } from "../layout/layout.ts";
import type { Step, Trace } from "../trace/trace.ts";
import type { Chip } from "./chips.ts";

/**
 * Height that chips of numbers need above a drawing; few of them are below. Compact chips have one more line.
 */
const OF_NUMBERS = { roomy: 66, compact: 92 };
const LEAST = 16;

/** Returns the space above a drawing that its chips need at any step, so that no step moves the view. */
export function headroomOf(
  { steps }: Trace,
  { labels, density }: Layout,
  chipsOf: (step: Step) => readonly Chip[],
): number {
  if (labels.every((label) => label === undefined)) return OF_NUMBERS[density];
  let top = 0;
  for (const step of steps) for (const { y } of chipsOf(step)) top = Math.min(top, y);
  return Math.max(LEAST, 8 - top);
}
