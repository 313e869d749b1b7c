import { edgeAt, type Step, stepAt, type Trace } from "../trace/trace.ts";

/** The amount shown per step: every event, all events of one node, or a whole phase. */
export const STEP_BY = ["edge", "node", "phase"] as const;

/** The amount shown per step; called `grain` in links. */
export type StepBy = (typeof STEP_BY)[number];

/** Returns true if the text is a `StepBy`. */
export function isStepBy(text: string): text is StepBy {
  return (STEP_BY as readonly string[]).includes(text);
}

/** Returns the next index at which stepping stops; at the end, the same index. */
export function stopAfter(trace: Trace, stepBy: StepBy, index: number): number {
  const total = trace.steps.length;
  for (let i = index + 1; i < total; i++) if (isStop(trace, stepBy, i)) return i;
  return total;
}

/** Returns the previous index at which stepping stops; 0 at the start. */
export function stopBefore(trace: Trace, stepBy: StepBy, index: number): number {
  for (let i = Math.min(index, trace.steps.length) - 1; i > 0; i--) if (isStop(trace, stepBy, i)) return i;
  return 0;
}

/** Returns true if the step after this index belongs to another group. */
function isStop(trace: Trace, stepBy: StepBy, index: number): boolean {
  const [done, next] = [stepAt(trace, index), stepAt(trace, index + 1)];
  if (stepBy === "edge" || done === undefined || next === undefined || done.phase !== next.phase) return true;
  return stepBy === "node" && ownerOf(trace, done) !== ownerOf(trace, next);
}

/** Returns the node that a step is grouped by: the sender of a contribution, else the step's own node. */
function ownerOf(trace: Trace, step: Step): number | undefined {
  if (step.kind === "collect") return undefined;
  return step.kind === "accumulate" ? edgeAt(trace, step.edge).child : step.node;
}
