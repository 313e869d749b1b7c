import type { Nested } from "../autodiff/tensor.ts";

/** What is known of the number that a step gave: nothing, that it is right, or that it is wrong. */
export const VERDICTS = ["none", "right", "wrong"] as const;

export type Verdict = (typeof VERDICTS)[number];

/**
 * The right numbers of a run of a learner's own engine: those of the built-in engine on the same graph. All numbers of
 * such a run are plain numbers.
 */
export interface Reference {
  /** By step, a position in `VERDICTS`. */
  readonly verdicts: Uint8Array;
  /** By step, the right contribution and the right adjoint after it; 0 for a step that adds to no adjoint. */
  readonly contributions: Float64Array;
  readonly adjoints: Float64Array;
  /** The right gradient, with the names of the trace's. */
  readonly gradients: Readonly<Record<string, Nested>>;
}
