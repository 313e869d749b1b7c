import type { GraphNode } from "../graph-node.ts";
import type { Tensor } from "../value.ts";
import { constant, type Var } from "../var.ts";
import { reluFromInput, reluFromMask, reluFromOutput } from "./rectifiers.ts";

/** The value that a ReLU layer keeps for the backward pass. */
export type ReluStore = "input" | "output" | "mask";

/** Options of a ReLU layer. */
export interface ReluChoices {
  readonly store: ReluStore;
  /** The derivative at 0: usually 0, 0.5 or 1. PyTorch, JAX and TensorFlow use 0. */
  readonly kink: number;
}

/**
 * Returns a ReLU layer Y = max(0, X) whose pullback keeps only the value named by `store` (Case Study 6).
 * Calls `reluFromInput`, `reluFromOutput` or `reluFromMask`, with the kink as a constant.
 *
 * @throws RangeError if X is a number, or if `store` is `output` and `kink` is not 0
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
