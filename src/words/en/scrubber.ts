import type { Phase } from "../../trace/trace.ts";
import { texts } from "../language.ts";

const phases: Readonly<Record<Phase, string>> = {
  start: "start",
  forward: "forward",
  sort: "sort",
  seed: "seed",
  backward: "backward",
  gradient: "gradient",
};

/** The texts of the timeline. */
export const scrubberWords = texts({
  label: "Step",
  /** The words below the segments. */
  phases,
  /** The mark of the first wrong number of a learner's own engine. */
  firstWrong: (step: number) => `Step ${step}: the first wrong number`,
  /** @param position the step, as `position` writes it */
  wrongPosition: (position: string) => `${position}, the first wrong number`,
  position: (index: number, total: number, phase: Phase) => `Step ${index} of ${total}, ${phases[phase]}`,
});
