import { keptValues } from "./kept-values.ts";
import { peak, recomputedEvaluations } from "./memory.ts";
import type { Trace } from "./trace.ts";

/** What a run took, counted from its trace. */
export interface Counts {
  /** Results of operations; leaves are not counted. */
  readonly nodes: number;
  readonly edges: number;
  /** Calls of a pullback in the backward pass. */
  readonly pullbacks: number;
  /** What the pullbacks keep from the forward pass: 64 bits a number, 1 an entry of a mask. */
  readonly bits: number;
  /** The most activations that were live at once. */
  readonly peak: number;
  /** Evaluations that were repeated. */
  readonly recomputed: number;
}

/** Counts what a run took. */
export function countsOf(trace: Trace): Counts {
  return {
    nodes: trace.nodes.filter(({ op }) => op !== undefined).length,
    edges: trace.edges.length,
    pullbacks: trace.steps.filter(({ kind }) => kind === "accumulate").length,
    bits: keptValues(trace).reduce((sum, { bits }) => sum + bits, 0),
    peak: peak(trace),
    recomputed: recomputedEvaluations(trace),
  };
}

/** A number of bits as people read it: whole bytes as `48 B`, others with the bits they are, `1 B (6 bits)`. */
export function bytesText(bits: number): string {
  const bytes = `${Math.ceil(bits / 8)} B`;
  return bits % 8 === 0 ? bytes : `${bytes} (${bits} ${bits === 1 ? "bit" : "bits"})`;
}
