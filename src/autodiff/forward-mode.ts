import { type GraphNode, operandsOf } from "./graph-node.ts";
import { topologicalOrder } from "./topological-order.ts";

/**
 * Forward mode: pushes tangents from the leaves to the outputs, one dual number a node. This is a
 * Jacobian-vector product J v, from each operation's `pushforward` and never from a pullback, so
 * that it checks the reverse sweep.
 *
 * @param tangents the direction v. A leaf that is not listed has tangent 0, as has every constant.
 * @returns the tangents of the outputs, in their order.
 * @throws TypeError at a node without a `pushforward`: one whose `parents` were assigned.
 * @throws RangeError at a node that carries a tensor, or if the graph has a cycle.
 *
 * @example
 * const y = mul(x, sin(x));
 * pushTangents([y], new Map([[x, 1]])); // [sin x + x cos x]
 */
export function pushTangents(
  outputs: readonly GraphNode[],
  tangents: ReadonlyMap<GraphNode, number>,
): number[] {
  const pushed = new Map<GraphNode, number>();
  for (const v of topologicalOrder(outputs)) {
    const operands = operandsOf(v);
    pushed.set(v, operands.length === 0 ? (tangents.get(v) ?? 0) : push(v, operands, pushed));
  }
  return outputs.map((output) => pushed.get(output) ?? 0);
}

function push(v: GraphNode, operands: readonly GraphNode[], pushed: ReadonlyMap<GraphNode, number>): number {
  if (v.op === undefined) {
    throw new TypeError(
      `forward mode: the node of value ${numberOf(v)} has parents but no operation; ` +
        "define the operation with its pushforward instead of assigning `parents`",
    );
  }
  return v.op.pushforward(...operands.flatMap((operand) => [numberOf(operand), pushed.get(operand) ?? 0]));
}

function numberOf({ value }: GraphNode): number {
  if (typeof value === "number") return value;
  throw new RangeError(`forward mode: a node of shape [${value.shape}] is not a scalar`);
}
