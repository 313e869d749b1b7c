import type { Phase } from "../../trace/trace.ts";
import { PHASE_WORDS } from "../../words/caption.ts";

/** What a phase is called above its lines. */
export const PHASE_HEADINGS: Readonly<Record<Phase, string>> = {
  ...PHASE_WORDS,
  forward: "Forward pass",
  sort: "Topological sort",
  backward: "Backward pass",
};
