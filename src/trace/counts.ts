import { keptValues } from "./kept-values.ts";
import { peak, recomputedEvaluations } from "./memory.ts";
import type { Trace } from "./trace.ts";

/** Costs of a run, counted from its trace. */
export interface Counts {
  /** Number of operation results; leaves are not counted. */
  readonly nodes: number;
  readonly edges: number;
  /** Number of pullback calls in the backward pass. */
  readonly pullbacks: number;
  /** Bits that the pullbacks keep from the forward pass: 64 per number, 1 or 2 per entry of a mask. */
  readonly bits: number;
  /** Maximum number of activations live at once. */
  readonly peak: number;
  /** Number of repeated evaluations. */
  readonly recomputed: number;
}

/** Counts the costs of a run. */
export function countsOf(trace: Trace): Counts {
  return {
    nodes: trace.nodes.filter(({ op }) => op !== undefined).length,
    edges: trace.edges.length,
    pullbacks: trace.steps.count("accumulate"),
    bits: keptValues(trace).reduce((sum, { bits }) => sum + bits, 0),
    peak: peak(trace),
    recomputed: recomputedEvaluations(trace),
  };
}
