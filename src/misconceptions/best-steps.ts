import type { MisconceptionId } from "../words/en/misconceptions.ts";
import type { Quantity } from "./mistaken-answers.ts";

/** A step of a case that shows a misconception. */
export interface TellingStep {
  readonly case: string;
  /** The key of the step. */
  readonly key: string;
  readonly quantity: Quantity;
}

/**
 * The step of a case that shows each misconception best: where most exercises ask the question and the mistake is its only
 * diagnosis; of several, one with numbers in the case with the fewest steps. `best-steps.test.ts` finds them.
 */
export const bestSteps: Readonly<Record<MisconceptionId, TellingStep>> = {
  assigns: { case: "shared-intermediate", key: "acc.v2.0", quantity: "after" },
  "forgets-upstream": { case: "scalar-expression", key: "acc.v3.0", quantity: "contribution" },
  "forgets-local": { case: "scalar-expression", key: "acc.v3.0", quantity: "contribution" },
  "own-operand": { case: "two-inputs", key: "acc.v1.0", quantity: "contribution" },
  "value-for-adjoint": { case: "scalar-expression", key: "seed.v3", quantity: "contribution" },
  "operand-for-result": { case: "scalar-expression", key: "acc.v3.0", quantity: "contribution" },
  "wrong-derivative": { case: "scalar-expression", key: "acc.v3.0", quantity: "contribution" },
  "seed-one": { case: "scalar-expression", key: "seed.v3", quantity: "contribution" },
  "stale-adjoints": { case: "scalar-expression", key: "seed.v3", quantity: "after" },
  "forward-order": { case: "scalar-expression", key: "acc.v2.0", quantity: "contribution" },
  early: { case: "shared-intermediate", key: "acc.v1.0", quantity: "contribution" },
  "no-transpose": { case: "linear-layer", key: "acc.Y.0", quantity: "contribution" },
  "swapped-factors": { case: "linear-layer", key: "acc.Y.0", quantity: "contribution" },
  "mean-for-sum": { case: "linear-layer", key: "acc.Y.2", quantity: "contribution" },
  "sum-for-mean": { case: "softmax-cross-entropy", key: "acc.L.0", quantity: "contribution" },
  "mask-of-adjoint": { case: "relu-layer", key: "acc.Y.0", quantity: "contribution" },
  "forgets-target": { case: "softmax-cross-entropy", key: "acc.L.0", quantity: "contribution" },
  "unfaithful-recompute": { case: "checkpointed-chain", key: "recompute.h5", quantity: "value" },
};
