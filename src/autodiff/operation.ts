import type { GraphNode, Pullback, Scalar } from "./graph-node.ts";
import type { OperationSpec } from "./operation-spec.ts";
import type { Var } from "./var.ts";

/** An operation on scalars: a function that makes a node and carries its own specification. */
export type Operation = ((...operands: Scalar[]) => Var) & OperationSpec<number>;

/**
 * An operation on whole tensors: a function of as many nodes as it has rules (and optional choices after
 * them), with its specification.
 */
export type TensorOperation = ((...operands: never[]) => GraphNode) & OperationSpec;

/** Any operation, as found by `operationById`; call it with `call`. */
export type AnyOperation = Operation | TensorOperation;

/**
 * Defines an operation: `apply` computes the value and states one pullback per operand.
 *
 * @returns `apply` itself, with the specification as its properties.
 */
export function operation<F extends (...operands: never[]) => Var>(
  apply: F,
  spec: OperationSpec<number>,
): F & OperationSpec<number> {
  return Object.assign(apply, spec);
}

/** Defines an operation on whole tensors in the same way; its pullbacks return tensors or numbers. */
export function tensorOperation<F extends (...operands: never[]) => GraphNode>(
  apply: F,
  spec: Omit<OperationSpec, "tensors">,
): F & OperationSpec {
  return Object.assign(apply, { ...spec, tensors: true as const });
}

/** Passes the adjoint on unchanged. Captures nothing, so every sum shares this closure. */
export const pass = (g: number): number => g;

/**
 * Multiplies the adjoint by a factor: the pullback of a product for its other operand. Captures the factor
 * only, so all products with one node share one closure.
 */
export function times(factor: Scalar): Pullback<number> {
  return factor.times ?? rememberTimes(factor);
}

// Apart, because a function whose closure captures an argument allocates a context at every call.
function rememberTimes(factor: Scalar): Pullback<number> {
  factor.times = (g) => g * factor.value;
  return factor.times;
}
