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
  position: (index: number, total: number, phase: Phase) => `Step ${index} of ${total}, ${phases[phase]}`,
});
