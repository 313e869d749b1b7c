import { broadcastShape, sources, summing } from "../broadcast.ts";
import { type GraphNode, isConstant, type Pullback } from "../graph-node.ts";
import { unobserved } from "../observe.ts";
import type { Operation } from "../operation.ts";
import { entryAt, filled, sizeOf } from "../tensor.ts";
import { shapeOf, type Tensor, type Value } from "../value.ts";
import { Var } from "../var.ts";

/**
 * Applies a scalar operation to every entry of its operands: `elementwise(exp, Z)`. Numbers and operands of
 * smaller shapes are broadcast, and their contributions are summed back to the operand's shape. If all
 * operands are numbers, the result is a tensor of rank 0.
 *
 * The scalar operation itself computes each entry, and its pullbacks run in the sweep, so no rule is stated
 * twice. The result is one node of the graph. The node keeps the numbers that those pullbacks captured: each
 * entry of an operand once, however often the entry was broadcast.
 *
 * @throws RangeError if the shapes do not fit or the number of operands is wrong
 */
export function elementwise(op: Operation, ...operands: readonly GraphNode[]): Var<Tensor> {
  const arity = op.rules.length;
  if (operands.length !== arity) {
    throw new RangeError(
      `elementwise: ${op.id} takes ${arity} ${arity === 1 ? "operand" : "operands"}, not ${operands.length}`,
    );
  }
  const values = operands.map(({ value }) => value);
  const shape = broadcastShape(op.id, values);
  const entries = entriesOf(op, values, shape);
  const value = filled(shape, (i) => (entries[i] as Var).value);
  const [a, b, ...more] = operands.map((operand, k) => {
    // A constant receives no contribution, so nothing is kept for its pullback.
    const used = isConstant(operand) ? [] : entries;
    return [operand, gather(used, k, operand.value, shape)] as const;
  });
  // Otherwise, a pullback that captured its result would also keep the result's operands.
  for (const entry of entries) entry.parents = [];
  return new Var<Tensor>(value, op, a?.[0], a?.[1], b?.[0], b?.[1], more.length > 0 ? more : undefined);
}

/** Creates one scalar node per entry of the result, from one leaf per entry of each operand. */
function entriesOf(op: Operation, values: readonly Value[], shape: readonly number[]): Var[] {
  return unobserved(() => {
    const operands = values.map((value) => {
      const own = Array.from({ length: sizeOf(shapeOf(value)) }, (_, i) => new Var(entryAt(value, i)));
      return sources(shapeOf(value), shape).map((source) => own[source] as Var);
    });
    return Array.from({ length: sizeOf(shape) }, (_, i) => op(...operands.map((spread) => spread[i] as Var)));
  });
}

/** Returns a pullback for one operand, which runs the entries' pullbacks and sums over broadcast entries. */
function gather(
  entries: readonly Var[],
  operand: number,
  like: Value,
  shape: readonly number[],
): Pullback<Tensor> {
  const pulls = entries.map(({ parents }) => parents[operand]?.[1] as Pullback<number>);
  const sum = summing(like);
  return (g) => sum(filled(shape, (i) => Number(pulls[i]?.(g.data[i] as number))));
}
