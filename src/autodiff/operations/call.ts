import type { GraphNode } from "../graph-node.ts";
import type { AnyOperation, Operation } from "../operation.ts";
import { elementwise } from "./elementwise.ts";

/**
 * A node by an operation that is known by its definition alone. A scalar operation is carried over
 * to tensors by `elementwise`, as soon as one operand is a tensor.
 *
 * @throws RangeError as the operation itself does, such as at shapes that do not fit.
 */
export function call(op: AnyOperation, operands: readonly GraphNode[]): GraphNode {
  const numbers = operands.every(({ value }) => typeof value === "number");
  if (op.tensors || numbers) return op(...(operands as readonly never[]));
  return elementwise(op as Operation, ...operands);
}
