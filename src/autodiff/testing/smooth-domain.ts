import fc from "fast-check";
import type { OperationSpec } from "../operation-spec.ts";

/** The bounds of an operand or, if `mirrored`, of its absolute value. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly mirrored: boolean;
}

const between = (from: number, to: number): Range => ({ from, to, mirrored: false });
const around = (from: number, to: number): Range => ({ from, to, mirrored: true });

/** Away from 0, the pole of div and the kink of relu and abs. */
const ANY = around(0.1, 4);

/**
 * The operands at which an operation is smooth and its derivative neither vanishes nor overflows, so that
 * relative errors are meaningful; `ANY` for operations not listed.
 */
const RANGES: Readonly<Record<string, readonly Range[]>> = {
  pow: [between(0.2, 4), around(0.1, 2.5)],
  sqrt: [between(0.1, 4)],
  log: [between(0.1, 4)],
  exp: [between(-3, 3)],
  sin: [between(-1.2, 1.2)],
  cos: [around(0.4, 2.7)],
  tan: [between(-1.2, 1.2)],
  tanh: [between(-3, 3)],
  tanhLayer: [around(0.1, 1.7), around(0.1, 1.7)],
  sigmoid: [between(-4, 4)],
};

/** Returns random operands at which every oracle is valid. */
export function smoothOperands(op: OperationSpec): fc.Arbitrary<number[]> {
  const operands = op.rules.map((_, i) => numberIn(rangeOf(op, i)));
  return fc.tuple(...operands).filter((values) => isSmoothAt(op, values));
}

/** Returns whether every oracle is valid at these operands. */
export function isSmoothAt(op: OperationSpec, values: readonly number[]): boolean {
  return values.every((value, i) => contains(rangeOf(op, i), value)) && !isNearTie(op, values);
}

function rangeOf(op: OperationSpec, operand: number): Range {
  return RANGES[op.id]?.[operand] ?? ANY;
}

function contains({ from, to, mirrored }: Range, value: number): boolean {
  const x = mirrored ? Math.abs(value) : value;
  return from <= x && x <= to;
}

function numberIn({ from, to, mirrored }: Range): fc.Arbitrary<number> {
  const number = fc.double({ min: from, max: to, noNaN: true });
  return mirrored ? fc.tuple(number, fc.boolean()).map(([x, negative]) => (negative ? -x : x)) : number;
}

/** Returns whether operands of max or min are so near to a tie that a difference might cross the kink. */
function isNearTie(op: OperationSpec, [a = 0, b = 0]: readonly number[]): boolean {
  return (op.id === "max" || op.id === "min") && Math.abs(a - b) < 0.05;
}
