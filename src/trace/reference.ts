import type { Nested } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";

/** What is known of the number that a step gave: nothing, that it is right, or that it is wrong. */
export const VERDICTS = ["none", "right", "wrong"] as const;

export type Verdict = (typeof VERDICTS)[number];

/**
 * The right numbers of a run of another engine, such as a learner's own: those of the built-in engine on the same graph.
 * All numbers of a learner's own engine are plain numbers.
 */
export interface Reference {
  /** By step, a position in `VERDICTS`. */
  readonly verdicts: Uint8Array;
  /** By step, the right contribution and the right adjoint after it; 0 for a step that adds to no adjoint. */
  readonly contributions: ArrayLike<Value>;
  readonly adjoints: ArrayLike<Value>;
  /** The right gradient, with the names of the trace's. */
  readonly gradients: Readonly<Record<string, Nested>>;
  /** Whether nothing tells which numbers are wrong, so that people can find them. */
  readonly isHidden?: boolean;
}
