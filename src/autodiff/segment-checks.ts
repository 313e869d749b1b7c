import { type GraphNode, operandsOf } from "./graph-node.ts";
import { unobserved } from "./observe.ts";
import { entryAt, shapeText, sizeOf } from "./tensor.ts";
import { topologicalOrder } from "./topological-order.ts";
import { shapeOf, type Value } from "./value.ts";

/**
 * Rejects a segment whose value differs in any bit when run again; NaN equals NaN.
 *
 * @throws Error naming both values, or the first entries that differ
 */
export function assertSameValue(first: Value, again: Value): void {
  assertSameShape(first, again);
  for (let i = 0; i < sizeOf(shapeOf(first)); i++) {
    const [was, is] = [entryAt(first, i), entryAt(again, i)];
    if (Object.is(was, is)) continue;
    throw impure(`${typeof first === "number" ? "" : `entry ${i} of `}the segment's value`, was, is);
  }
}

/**
 * Rejects a segment whose value has another shape when run again.
 *
 * @throws Error naming both shapes
 */
export function assertSameShape(first: Value, again: Value): void {
  const [before, after] = [kindText(first), kindText(again)];
  if (before !== after) throw impure("the segment's value", before, after);
}

/**
 * Rejects a segment that used a node which is not among its operands: the node's contributions would be lost.
 *
 * @throws RangeError naming the node's value
 */
export function assertClosed(result: GraphNode, copies: ReadonlySet<GraphNode>): void {
  for (const node of unobserved(() => topologicalOrder([result]))) {
    if (operandsOf(node).length > 0 || copies.has(node)) continue;
    const value = typeof node.value === "number" ? node.value : `shape ${shapeText(node.value.shape)}`;
    throw new RangeError(
      `checkpoint: the segment uses a node (${value}) that is not among its operands, whose adjoint would ` +
        "be lost; pass it as an operand of checkpoint, or make it a constant",
    );
  }
}

function kindText(value: Value): string {
  return typeof value === "number" ? "a number" : `of shape ${shapeText(value.shape)}`;
}

function impure(what: string, was: number | string, is: number | string): Error {
  const [first, again] = [was, is].map((one) => (Object.is(one, -0) ? "-0" : String(one)));
  return new Error(
    `checkpoint: ${what} was ${first} at first and is ${again} when it is run again; ` +
      "make it depend on its operands' values alone, and keep these unchanged until the sweep",
  );
}
