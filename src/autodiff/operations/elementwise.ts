import { broadcastShape, sources, summing } from "../broadcast.ts";
import type { GraphNode, Pullback } from "../graph-node.ts";
import { unobserved } from "../observe.ts";
import type { Operation } from "../operation.ts";
import { entryAt, filled, sizeOf } from "../tensor.ts";
import { shapeOf, type Tensor, type Value } from "../value.ts";
import { Var } from "../var.ts";

/**
 * Applies a scalar operation to every entry of its operands: `elementwise(exp, Z)`. Operands of
 * smaller shapes, or numbers, are spread over the others, and their contributions summed back. Of
 * numbers alone the result is a tensor of rank 0.
 *
 * Each entry is computed by the scalar operation itself, and its pullbacks run on the way back, so
 * no rule is stated twice. The result is one node of the graph.
 *
 * @throws RangeError if the shapes do not fit, or at a wrong number of operands.
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
  const [a, b, ...more] = operands.map((operand, k) => {
    return [operand, gather(entries, k, operand.value, shape)] as const;
  });
  const value = filled(shape, (i) => (entries[i] as Var).value);
  return new Var<Tensor>(value, op, a?.[0], a?.[1], b?.[0], b?.[1], more.length > 0 ? more : undefined);
}

/** One scalar node an entry. */
function entriesOf(op: Operation, values: readonly Value[], shape: readonly number[]): Var[] {
  const from = values.map((value) => sources(shapeOf(value), shape));
  const operandsAt = (i: number): Var[] =>
    values.map((value, k) => new Var(entryAt(value, from[k]?.[i] ?? 0)));
  return unobserved(() => Array.from({ length: sizeOf(shape) }, (_, i) => op(...operandsAt(i))));
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
