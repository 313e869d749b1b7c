import type { Phase } from "../../trace/trace.ts";
import { PHASE_WORDS } from "../../words/caption.ts";

/** The heading above the lines of each phase. */
export const PHASE_HEADINGS: Readonly<Record<Phase, string>> = {
  ...PHASE_WORDS,
  forward: "Forward pass",
  sort: "Topological sort",
  backward: "Backward pass",
};
