import { derivative } from "../differences.ts";
import type { GraphNode } from "../graph-node.ts";
import type { TensorOperation } from "../operation.ts";
import { entryAt, filled, shapeText, sizeOf } from "../tensor.ts";
import { shapeOf, type Value, zeroLike } from "../value.ts";
import { Var } from "../var.ts";

/** Returns the next number of a sequence, such as `randomNumbers(seed)`. */
export type Numbers = () => number;

/** Returns a linear congruential generator of numbers of either sign, from 0.5 to 2 in absolute value. */
export function randomNumbers(seed: number): Numbers {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => (0.5 + 1.5 * next()) * (next() < 0.5 ? -1 : 1);
}

/** Returns a value of the same shape and kind, filled with the given numbers. */
export function randomLike(value: Value, numbers: Numbers): Value {
  return typeof value === "number" ? numbers() : filled(value.shape, numbers);
}

/** Calls an operation on whole tensors with one node per operand. */
export function apply(op: TensorOperation, operands: readonly GraphNode[]): GraphNode {
  return op(...(operands as readonly never[]));
}

/**
 * Describes where the pullbacks of an operation on whole tensors disagree with forward mode (beyond 1e-12) or
 * with five-point differences along a direction (beyond 1e-7). Returns an empty list if all agree.
 *
 * Checks ⟨pullback(ḡ), v⟩ = ⟨ḡ, J v⟩ for one adjoint ḡ, and one direction v per operand. Both are random and
 * dense, so that an error in any single entry shows.
 */
export function tensorDisagreements(op: TensorOperation, point: readonly Value[], seed = 1): string[] {
  const numbers = randomNumbers(seed);
  const leaves = point.map((value) => new Var<Value>(value));
  const out = apply(op, leaves);
  const adjoint = randomLike(out.value, numbers);

  return point.flatMap((x, i) => {
    const where = `${op.id}(${point.map((value) => shapeText(shapeOf(value))).join(", ")}), operand ${i}`;
    const direction = randomLike(x, numbers);
    const contribution = pulled(out, i, adjoint);
    if (typeof contribution === "string") return [`${where}: ${contribution}`];
    if (!sameKind(contribution, x)) return [`${where}: the contribution has another shape than the operand`];

    const along = point.flatMap((value, j) => [value, i === j ? direction : zeroLike(value)]);
    const moved = (t: number): Value =>
      apply(
        op,
        point.map((value, j) => new Var(i === j ? shifted(x, t - 1, direction) : value)),
      ).value;
    const got = dot(contribution, direction);
    const forward = dot(adjoint, op.pushforward(...along));
    const differences = derivative((t) => dot(adjoint, moved(t)).value, 1);
    const near = (expected: number, tolerance: number): boolean =>
      Math.abs(got.value - expected) <= tolerance * Math.max(got.size, forward.size, 0.01);
    const complain = (oracle: string, expected: number): string =>
      `${where}: the pullback says ${got.value}, ${oracle} ${expected}`;
    return [
      ...(near(forward.value, 1e-12) ? [] : [complain("forward mode", forward.value)]),
      ...(near(differences, 1e-7) ? [] : [complain("differences", differences)]),
    ];
  });
}

/** Returns the contribution for an operand, or the error as text if the pullback is missing or throws. */
function pulled(out: GraphNode, operand: number, adjoint: Value): Value | string {
  const edges: readonly (readonly [GraphNode, (g: Value) => Value])[] = (out as Var<Value>).parents;
  try {
    return edges[operand]?.[1](adjoint) ?? "it has no pullback";
  } catch (error) {
    return String(error);
  }
}

function sameKind(a: Value, b: Value): boolean {
  return typeof a === typeof b && shapeText(shapeOf(a)) === shapeText(shapeOf(b));
}

/** Returns the inner product, and as `size` the sum of its absolute terms, to which rounding is relative. */
export function dot(a: Value, b: Value): { readonly value: number; readonly size: number } {
  const terms = Array.from({ length: sizeOf(shapeOf(a)) }, (_, i) => entryAt(a, i) * entryAt(b, i));
  return {
    value: terms.reduce((sum, term) => sum + term, 0),
    size: terms.reduce((sum, term) => sum + Math.abs(term), 0),
  };
}

/** Returns x + t v. */
export function shifted(x: Value, t: number, v: Value): Value {
  return typeof x === "number"
    ? x + t * entryAt(v, 0)
    : filled(x.shape, (i) => entryAt(x, i) + t * entryAt(v, i));
}
