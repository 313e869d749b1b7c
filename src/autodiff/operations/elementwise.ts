import { broadcastShape, sources, summing } from "../broadcast.ts";
import { type GraphNode, isConstant, type Pullback } from "../graph-node.ts";
import { unobserved } from "../observe.ts";
import type { Operation } from "../operation.ts";
import { entryAt, filled, sizeOf } from "../tensor.ts";
import { shapeOf, type Tensor, type Value } from "../value.ts";
import { Var } from "../var.ts";

/**
 * Applies a scalar operation to every entry of its operands: `elementwise(exp, Z)`. Operands of smaller
 * shapes, or numbers, are broadcast, and their contributions summed back. With numbers only, the result is a
 * tensor of rank 0.
 *
 * Each entry is computed by the scalar operation itself, and its pullbacks run in the sweep, so no rule is
 * stated twice. The result is one node of the graph. It keeps the numbers that those pullbacks captured, each
 * entry of an operand once, however often it was broadcast.
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
    // Nobody asks for a constant's contribution, so nothing is kept for it.
    const used = isConstant(operand) ? [] : entries;
    return [operand, gather(used, k, operand.value, shape)] as const;
  });
  // A pullback that captured its result would keep that one's operands too.
  for (const entry of entries) entry.parents = [];
  return new Var<Tensor>(value, op, a?.[0], a?.[1], b?.[0], b?.[1], more.length > 0 ? more : undefined);
}

/** One scalar node an entry, from one leaf an entry of each operand. */
function entriesOf(op: Operation, values: readonly Value[], shape: readonly number[]): Var[] {
  return unobserved(() => {
    const operands = values.map((value) => {
      const own = Array.from({ length: sizeOf(shapeOf(value)) }, (_, i) => new Var(entryAt(value, i)));
      return sources(shapeOf(value), shape).map((source) => own[source] as Var);
    });
    return Array.from({ length: sizeOf(shape) }, (_, i) => op(...operands.map((spread) => spread[i] as Var)));
  });
}

/** Runs the entries' own pullbacks for one operand and sums what was spread. */
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
