import type { GraphNode } from "../graph-node.ts";
import type { AnyOperation, Operation } from "../operation.ts";
import { elementwise } from "./elementwise.ts";

/**
 * Applies an operation to nodes. If any operand of a scalar operation is a tensor, applies the operation with
 * `elementwise`.
 *
 * @throws RangeError as the operation itself does, for example if shapes do not fit
 */
export function call(op: AnyOperation, operands: readonly GraphNode[]): GraphNode {
  const numbers = operands.every(({ value }) => typeof value === "number");
  if (op.tensors || numbers) return op(...(operands as readonly never[]));
  return elementwise(op as Operation, ...operands);
}
