import { type AccumulateStep, type SeedStep, stepAt, type Trace } from "./trace.ts";

/** What one step adds to the adjoint of a node. */
export interface AdjointPart {
  /** The index at which the step is done. */
  readonly index: number;
  /** A seed, or a contribution along an edge. */
  readonly step: SeedStep | AccumulateStep;
}

/** Returns what the backward pass adds to the adjoint of a node, in the order of the steps. */
export function adjointParts(trace: Trace, node: number): AdjointPart[] {
  return Array.from(trace.steps.index.sumsOf(node)).flatMap((position) => {
    const step = stepAt(trace, position + 1);
    return step?.kind === "seed" || step?.kind === "accumulate" ? [{ index: position + 1, step }] : [];
  });
}
