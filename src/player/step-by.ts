import { edgeAt, type Step, type Trace } from "../trace/trace.ts";

/** How much one step by hand or by the clock shows: every event, all of one node, or a whole phase. */
export const STEP_BY = ["edge", "node", "phase"] as const;

/** What one step shows; links call it `grain`. */
export type StepBy = (typeof STEP_BY)[number];

/** Whether a text names one of them. */
export function isStepBy(text: string): text is StepBy {
  return (STEP_BY as readonly string[]).includes(text);
}

/** The next index at which a step stops; the same one at the end. */
export function stopAfter(trace: Trace, stepBy: StepBy, index: number): number {
  const total = trace.steps.length;
  for (let i = index + 1; i < total; i++) if (isStop(trace, stepBy, i)) return i;
  return total;
}

/** The previous index at which a step stops; 0 at the start. */
export function stopBefore(trace: Trace, stepBy: StepBy, index: number): number {
  for (let i = Math.min(index, trace.steps.length) - 1; i > 0; i--) if (isStop(trace, stepBy, i)) return i;
  return 0;
}

/** Whether the step after this index belongs to something else. */
function isStop(trace: Trace, stepBy: StepBy, index: number): boolean {
  const [done, next] = [trace.steps[index - 1], trace.steps[index]];
  if (stepBy === "edge" || done === undefined || next === undefined || done.phase !== next.phase) return true;
  return stepBy === "node" && ownerOf(trace, done) !== ownerOf(trace, next);
}

/** The node that a step is the work of: the one that sends, else the one that it is about. */
function ownerOf(trace: Trace, step: Step): number | undefined {
  if (step.kind === "collect") return undefined;
  return step.kind === "accumulate" ? edgeAt(trace, step.edge).child : step.node;
}
