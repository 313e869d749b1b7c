import type { GraphNode } from "../graph-node.ts";
import type { Tensor } from "../value.ts";
import { constant, type Var } from "../var.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./rectifiers.ts";

/** What a ReLU layer keeps for its backward pass. */
export type ReluStore = "input" | "output" | "mask";

/** The choices of a ReLU layer: what it keeps, and the derivative it uses at exactly 0. */
export interface ReluChoices {
  readonly store: ReluStore;
  /** 0, 0.5 or 1; PyTorch, JAX and TensorFlow use 0. */
  readonly kink: number;
}

/**
 * A ReLU layer Y = max(0, X) whose pullback closes over what `store` says and nothing else (Case
 * Study 6): one of `reluFromInput`, `reluFromOutput` and `reluFromMask`, the kink a constant.
 *
 * @throws RangeError if X is a number, or if `store` is `output` and `kink` is not 0: X = 0 and X < 0 both left Y = 0.
 */
export function reluLayer(
  x: GraphNode,
  { store, kink }: ReluChoices = { store: "input", kink: 0 },
): Var<Tensor> {
  if (store !== "output") return (store === "input" ? reluFromInput : reluFromMask)(x, constant(kink));
  if (kink === 0) return reluFromOutput(x);
  throw new RangeError(
    `reluLayer: store=output with kink=${kink}: X = 0 and X < 0 both left Y = 0; use kink=0, or store=input or mask`,
  );
}
