import { sources } from "./broadcast.ts";
import { type GraphNode, pullbackFor } from "./graph-node.ts";
import { unobserved } from "./observe.ts";
import type { AnyOperation } from "./operation.ts";
import { call } from "./operations/call.ts";
import { entryAt, filled, sizeOf } from "./tensor.ts";
import { shapeOf, type Value } from "./value.ts";
import { Var } from "./var.ts";

/** The entries that an entry of a contribution depends on, as row-major positions. */
export interface ContributionSources {
  /** Entries of the incoming adjoint. */
  readonly adjoint: readonly number[];
  /**
   * Entries of each operand: those the pullback reads, and those from which the values it reads were
   * computed.
   */
  readonly operands: readonly (readonly number[])[];
  /** Entries of the result, if the pullback reads the result, as the exponential's does. */
  readonly out: readonly number[];
}

/** One entry of the contribution for one operand. */
interface EntryRef {
  readonly operand: number;
  readonly entry: number;
}

/**
 * Returns, for each operand, the entries on which an entry of the result depends: row i and column j for
 * entry (i, j) of a matrix product. Positions are in row-major order, 0 for a number.
 *
 * Found by experiment: the operation runs repeatedly, each time with one number changed, at the given
 * operands and at ordinary operands of the same shapes, so that no 0, infinity or NaN hides a dependence.
 * Intended for small matrices.
 *
 * @throws RangeError as the operation itself does
 */
export function valueSources(op: AnyOperation, operands: readonly Value[], entry: number): number[][] {
  return changing(operands, (values) => entryAt(run(op, values).value, entry));
}

/**
 * Returns the entries on which an entry of the contribution for an operand depends, found in the same way by
 * running the operation and its pullback.
 *
 * @param operand the position of the contribution's operand
 * @param g the adjoint of the result, of the same shape
 * @throws RangeError as the operation itself does
 */
export function contributionSources(
  op: AnyOperation,
  operands: readonly Value[],
  operand: number,
  g: Value,
  entry: number,
): ContributionSources {
  const place = { operand, entry };
  const [adjoint = [], ...ofOperands] = changing([g, ...operands], ([incoming = 0, ...values]) =>
    pulled(run(op, values), place, incoming),
  );
  const { value } = run(op, operands);
  const out =
    op.tensors || typeof value === "number"
      ? outRead(op, [g, ...operands], place)
      : adjoint.filter((i) => outReadAt(op, operands, place, g, i, shapeOf(value)));
  return { adjoint, operands: ofOperands, out };
}

/**
 * Returns the result's entries that the pullback reads: changing them after the pullback was created changes
 * its result.
 */
function outRead(op: AnyOperation, given: readonly Value[], place: EntryRef): number[] {
  const reads = ([g = 0, ...operands]: readonly Value[], i: number): boolean =>
    CHANGES.some((change) => {
      const out = run(op, operands);
      const before = pulled(out, place, g);
      if (typeof out.value === "number") out.value = change(out.value);
      else out.value.data[i] = change(out.value.data[i] as number);
      return !Object.is(pulled(out, place, g), before);
    });
  const [, ...operands] = given;
  return positions(run(op, operands).value).filter((i) => pointsAt(given).some((point) => reads(point, i)));
}

/** Like `outRead`, for an operation applied by `elementwise`, whose entries are separate results. */
function outReadAt(
  op: AnyOperation,
  operands: readonly Value[],
  { operand }: EntryRef,
  g: Value,
  i: number,
  shape: readonly number[],
): boolean {
  const single = operands.map((value) => entryAt(value, sources(shapeOf(value), shape)[i] ?? 0));
  return outRead(op, [entryAt(g, i), ...single], { operand, entry: 0 }).length > 0;
}

/** Changes to a number. NaN shows wherever it is added or multiplied, the other changes in comparisons. */
const CHANGES: readonly ((x: number) => number)[] = [() => Number.NaN, (x) => -x, (x) => x + 1];

/** Returns the positions in each value at which a change affects the outcome, at any of the points. */
function changing(given: readonly Value[], outcome: (values: readonly Value[]) => number): number[][] {
  const points = pointsAt(given).map((point) => ({ point, before: outcome(point) }));
  const changes = (k: number, i: number): boolean =>
    points.some(({ point, before }) =>
      CHANGES.some((change) => {
        const changed = point.map((value, j) => (j === k ? withEntry(value, i, change) : value));
        return !Object.is(
          attempt(() => outcome(changed), before),
          before,
        );
      }),
    );
  return given.map((value, k) => positions(value).filter((i) => changes(k, i)));
}

/** Returns the points to test: the given values, and distinct positive values of the same shapes. */
function pointsAt(given: readonly Value[]): (readonly Value[])[] {
  const ordinary = given.map((value, k) => {
    const entry = (i: number): number => 0.5 + ((0.618 * (i + 1) + 0.287 * k) % 1);
    return typeof value === "number" ? entry(0) : filled(value.shape, entry);
  });
  return [given, ordinary];
}

function run(op: AnyOperation, values: readonly Value[]): GraphNode {
  return unobserved(() =>
    call(
      op,
      values.map((value) => new Var<Value>(value)),
    ),
  );
}

function pulled(out: GraphNode, { operand, entry }: EntryRef, g: Value): number {
  const incoming = typeof out.value === "number" ? entryAt(g, 0) : g;
  return entryAt(pullbackFor(out, operand)?.(incoming) ?? Number.NaN, entry);
}

/** Ignores a change that the operation rejects. */
function attempt(outcome: () => number, otherwise: number): number {
  try {
    return outcome();
  } catch {
    return otherwise;
  }
}

function withEntry(value: Value, i: number, change: (x: number) => number): Value {
  if (typeof value === "number") return change(value);
  return filled(value.shape, (j) => (i === j ? change(entryAt(value, j)) : entryAt(value, j)));
}

function positions(value: Value): number[] {
  return Array.from({ length: sizeOf(shapeOf(value)) }, (_, i) => i);
}
