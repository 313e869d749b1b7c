import { broadcastShape, sources } from "./broadcast.ts";
import { type GraphNode, operandsOf } from "./graph-node.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { entryAt, filled } from "./tensor.ts";
import { topologicalOrder } from "./topological-order.ts";
import { shapeOf, type Value, zeroLike } from "./value.ts";

/**
 * Forward mode: pushes tangents from the leaves to the outputs, one dual number per node. Computes a
 * Jacobian-vector product J v from each operation's `pushforward`, never from a pullback, as an independent
 * check of the reverse sweep.
 *
 * @param tangents the direction v. Unlisted leaves and all constants have tangent 0
 * @returns the tangents of the outputs, in order
 * @throws TypeError at a node without a `pushforward`, whose `parents` were assigned
 * @throws RangeError if the graph has a cycle
 *
 * @example
 * const y = mul(x, sin(x));
 * pushTangents([y], new Map([[x, 1]])); // [sin x + x cos x]
 */
export function pushTangents<V extends Value = number>(
  outputs: readonly GraphNode<V>[],
  tangents: ReadonlyMap<GraphNode, Value>,
): V[];
export function pushTangents(
  outputs: readonly GraphNode[],
  tangents: ReadonlyMap<GraphNode, Value>,
): Value[] {
  const pushed = new Map<GraphNode, Value>();
  const tangentOf = (node: GraphNode): Value => pushed.get(node) ?? zeroLike(node.value);
  for (const v of topologicalOrder(outputs)) {
    const duals = operandsOf(v).flatMap((operand) => [operand.value, tangentOf(operand)]);
    pushed.set(
      v,
      duals.length === 0 ? (tangents.get(v) ?? zeroLike(v.value)) : pushThrough(specOf(v), duals, v.value),
    );
  }
  return outputs.map(tangentOf);
}

/**
 * Pushes tangents through one operation, entry by entry for a scalar operation on tensors.
 *
 * @param duals each operand's value and tangent, in turn
 * @param result the operation's result, a number or a tensor
 * @returns the tangent of the result
 * @throws RangeError if the shapes do not fit the operation
 */
export function pushThrough(op: OperationSpec, duals: readonly Value[], result: Value): Value {
  if (op.tensors || typeof result === "number") return op.pushforward(...duals);
  const shape = broadcastShape(op.id, duals);
  const from = duals.map((part) => sources(shapeOf(part), shape));
  return filled(shape, (i) => {
    const tangent = op.pushforward(...duals.map((part, k) => entryAt(part, from[k]?.[i] ?? 0)));
    return entryAt(tangent, 0);
  });
}

function specOf(v: GraphNode): OperationSpec {
  if (v.op !== undefined) return v.op;
  const value = typeof v.value === "number" ? `value ${v.value}` : `shape [${v.value.shape}]`;
  throw new TypeError(
    `forward mode: the node of ${value} has parents but no operation; ` +
      "define the operation with its pushforward instead of assigning `parents`",
  );
}
