import type { Phase } from "../../trace/trace.ts";
import { texts } from "../language.ts";

/** The heading above the lines of each phase. */
const headings: Readonly<Record<Phase, string>> = {
  start: "Start",
  forward: "Forward pass",
  sort: "Topological sort",
  seed: "Seed",
  backward: "Backward pass",
  gradient: "Gradient",
};

/** The texts of the derivation. */
export const derivationWords = texts({
  headings,
  /** Beside a line that is recomputed. @param was the first value, if the recomputed value is another */
  again: (was?: string) => (was === undefined ? "recomputed" : `recomputed, was ${was}`),
  /** Beside a line whose number replaces an adjoint instead of being added. */
  replaces: (before: string) => `was ${before}`,
  /** Before the right number of a step of a learner's own engine. */
  wrong: (right: string) => `**Wrong.** ${right}`,
  /** After the adjoint of an output, within a formula. */
  arrivesLater: "arrives from later layers",
  /** Below the terms of a sum: the adjoint so far, and the contribution; `arrivingAmount` before its number. */
  soFar: "so far",
  arriving: "arriving now",
  arrivingAmount: "arriving now:",
  /** The button below the gradient that shows a gradient descent. */
  useGradient: "Use the gradient: descend",
  stored: "Pullbacks stored",
  /** @param reason why the number of the step is not finite, in one sentence without its full stop */
  notFinite: (reason: string) => `**Not finite.** ${reason}.`,
});
