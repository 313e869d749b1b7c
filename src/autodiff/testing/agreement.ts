import { derivative } from "../differences.ts";
import type { Operation } from "../operation.ts";
import { Var } from "../var.ts";

/** Neither is 1, so that a pullback or a pushforward that ignores its argument is noticed. */
const SEED = 0.75;
const TANGENT = -1.5;

/**
 * Returns whether two numbers agree to a tolerance relative to the larger of them, or to 0.01 if both are
 * smaller, because numbers that a subtraction made small have lost digits. NaN agrees with nothing.
 */
export function agrees(got: number, expected: number, tolerance: number): boolean {
  return Math.abs(got - expected) <= tolerance * Math.max(Math.abs(got), Math.abs(expected), 0.01);
}

/**
 * Describes where the pullbacks of an operation disagree with forward mode (beyond 1e-12) or five-point
 * differences (beyond 1e-7). Returns an empty list if all agree.
 */
export function disagreements(op: Operation, point: readonly number[]): string[] {
  const pulled = pullAll(op, point);
  return point.flatMap((x, i) => {
    const forward = (op.pushforward(...dualsAlong(point, i)) * SEED) / TANGENT;
    const differences = SEED * derivative((moved) => valueAt(op, point.with(i, moved)), x);
    const got = pulled[i] ?? Number.NaN;
    const complain = (oracle: string, expected: number): string =>
      `${op.id}(${point.join(", ")}), operand ${i}: the pullback says ${got}, ${oracle} ${expected}`;
    return [
      ...(agrees(got, forward, 1e-12) ? [] : [complain("forward mode", forward)]),
      ...(agrees(got, differences, 1e-7) ? [] : [complain("differences", differences)]),
    ];
  });
}

function pullAll(op: Operation, point: readonly number[]): number[] {
  const leaves = point.map((x) => new Var(x));
  op(...leaves).backward(SEED);
  return leaves.map((leaf) => leaf.grad);
}

function valueAt(op: Operation, point: readonly number[]): number {
  return op(...point.map((x) => new Var(x))).value;
}

/** Returns each operand followed by its tangent, which is 0 for all but operand `i`. */
function dualsAlong(point: readonly number[], i: number): number[] {
  return point.flatMap((x, j) => [x, i === j ? TANGENT : 0]);
}
