import type { Step, Trace } from "../trace/trace.ts";
import { isZero } from "./entry-grid.ts";

const addsToSome = (step: Step) => step.kind === "accumulate" && !isZero(step.before);

/**
 * The steps that show what a run is about, by index: the start and the end, the end of each phase between
 * them, and the first time that something special happens, such as an adjoint that is added to.
 */
export function tellingSteps({ steps }: Trace): readonly number[] {
  const first = (is: (step: Step) => boolean) => 1 + steps.findIndex(is);
  const last = (is: (step: Step) => boolean) => 1 + steps.findLastIndex(is);
  const telling = [
    0,
    first(({ kind }) => kind === "keep"),
    first(({ kind }) => kind === "discard"),
    last(({ kind }) => kind === "evaluate"),
    last(({ kind }) => kind === "visit"),
    last(({ kind }) => kind === "seed"),
    first(({ kind }) => kind === "accumulate"),
    first(addsToSome),
    first(({ kind }) => kind === "recompute"),
    last(({ kind }) => kind === "accumulate"),
    steps.length,
  ];
  // What never happens is found at the start.
  return [...new Set(telling)].sort((a, b) => a - b);
}
