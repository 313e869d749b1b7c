import { broadcastShape, sources } from "../autodiff/broadcast.ts";
import type { OperationSpec } from "../autodiff/operation-spec.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { entryAt, filled, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value, zeroLike } from "../autodiff/value.ts";
import type { Nodes, TraceNode } from "./trace.ts";

/**
 * Maximum relative error of one rounding; functions such as tanh are off by more than half a unit in the last
 * place.
 */
export const UNIT = 2 * Number.EPSILON;
/** Offsets of the points at which slopes are taken, relative to the operand's error. */
const SHIFTS = [-1, -0.6, -0.3, 0.3, 0.6, 1];
/** The same offsets for tensor operations, which have many entries. */
const ENDS = [-1, 1];
/** Number of points at which slopes are taken over a whole period. */
const PARTS = 16;

/** The derivative of a result by an entry of an operand, with its error. */
export interface Slope {
  /** The position of that entry among the entries of all nodes. */
  readonly from: number;
  readonly size: number;
  readonly error: number;
}

/** The slopes of one result, and the size of the terms whose rounding it contains. */
export interface Rounded {
  readonly slopes: Slope[];
  readonly terms: number;
}

/**
 * Returns the slopes of each entry of a node; scalar operations on tensors are taken entry by entry.
 *
 * @param start where each node's entries begin among the entries of all nodes
 * @param errors the error of each of those entries; only the operands' errors are read
 * @throws RangeError if the operation is unknown
 */
export function slopesOf(
  { op = "", operands, value }: TraceNode,
  nodes: Nodes,
  start: (node: number) => number,
  errors: Float64Array,
): Rounded[] {
  const spec = operationById.get(op);
  if (spec === undefined) throw new RangeError(`rounding: no operation ${op}`);
  const values = operands.map((one) =>
    "node" in one ? (nodes.at(one.node) as TraceNode).value : one.constant,
  );
  const from = operands.map((one) => ("node" in one ? start(one.node) : undefined));
  if (spec.tensors) return localSlopes(spec, values, from, errors, value);
  const shape = broadcastShape(op, values);
  const spread = values.map((one) => sources(shapeOf(one), shape));
  return Array.from({ length: sizeOf(shape) }, (_, i) => {
    const own = values.map((one, k) => entryAt(one, spread[k]?.[i] ?? 0));
    const places = from.map((place, k) => (place === undefined ? undefined : place + (spread[k]?.[i] ?? 0)));
    return localSlopes(spec, own, places, errors, entryAt(value, i))[0] as Rounded;
  });
}

/**
 * Returns the slopes of each entry of a result.
 *
 * @param from where each operand's entries begin among all entries; undefined for constants
 */
function localSlopes(
  spec: OperationSpec,
  values: readonly Value[],
  from: readonly (number | undefined)[],
  errors: Float64Array,
  result: Value,
): Rounded[] {
  const places = values.flatMap((value, k) => {
    const first = from[k];
    if (first === undefined) return [];
    return Array.from({ length: sizeOf(shapeOf(value)) }, (_, entry) => ({ k, entry, from: first + entry }));
  });
  const slopesAt = (at: readonly Value[]): Value[] =>
    places.map(({ k, entry }) =>
      spec.pushforward(...at.flatMap((value, j) => [value, j === k ? unit(value, entry) : zeroLike(value)])),
    );
  const slopes = slopesAt(values);
  const moved = places.flatMap(({ k, entry, from: place }) => {
    const error = errors[place] ?? 0;
    if (error === 0) return [];
    const value = values[k] ?? 0;
    const lost = error >= Math.abs(entryAt(value, entry));
    return [
      neighbours(spec, value, entry, error).map((one) => {
        const at = values.with(k, one);
        // If no digits are left, a slope may be larger in between than at both ends.
        return { slopes: slopesAt(at), terms: lost ? spec.slopeTerms?.(...at) : undefined };
      }),
    ];
  });
  const slopeTerms = spec.slopeTerms?.(...values);
  const valueTerms = spec.valueTerms?.(...values);
  const sumOfTerms = (own: readonly Slope[]): number =>
    places.reduce((sum, { k, entry }, n) => {
      return sum + times(own[n]?.size ?? 0, Math.abs(entryAt(values[k] ?? 0, entry)));
    }, 0);
  return Array.from({ length: sizeOf(shapeOf(result)) }, (_, i) => {
    const own = places.map(({ k, entry, from: place }, n): Slope => {
      const slope = entryAt(slopes[n] ?? 0, i);
      const size = Math.max(Math.abs(slope), Math.abs(entryAt(slopeTerms?.[k] ?? 0, entry)));
      const change = moved.reduce(
        (sum, shifted) =>
          sum +
          Math.max(
            ...shifted.map((one) => {
              const most = Math.abs(entryAt(one.terms?.[k] ?? 0, entry));
              return orInfinite(Math.max(Math.abs(entryAt(one.slopes[n] ?? 0, i) - slope), most));
            }),
          ),
        0,
      );
      return { from: place, size: Math.abs(slope), error: orInfinite(change + UNIT * size) };
    });
    const value = Math.abs(entryAt(result, i));
    const stated = valueTerms === undefined ? 0 : entryAt(valueTerms, i);
    const terms = Math.max(value, spec.tensors && valueTerms === undefined ? sumOfTerms(own) : stated);
    return { slopes: own.filter(({ size, error }) => size > 0 || error > 0), terms };
  });
}

/**
 * Returns the operand moved within the error of one entry, or over the whole period if the error is much of a
 * period.
 */
function neighbours(spec: OperationSpec, value: Value, entry: number, error: number): Value[] {
  const { period } = spec;
  if (period !== undefined && error > period / 8) {
    return Array.from({ length: PARTS }, (_, i) => (period * i) / PARTS);
  }
  const moved = (spec.tensors ? ENDS : SHIFTS).map((shift) => shifted(value, entry, shift * error));
  const own = entryAt(value, entry);
  // Also evaluates at 0, where poles are.
  return error >= Math.abs(own) ? [...moved, shifted(value, entry, -own)] : moved;
}

function unit(value: Value, entry: number): Value {
  return typeof value === "number" ? 1 : filled(value.shape, (i) => Number(i === entry));
}

function shifted(value: Value, entry: number, by: number): Value {
  if (typeof value === "number") return value + by;
  return filled(value.shape, (i) => entryAt(value, i) + (i === entry ? by : 0));
}

/** Multiplies with 0 · ∞ = 0: an infinite error is harmless if nothing depends on it. */
export function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** Returns the error, or infinity for NaN. */
export function orInfinite(error: number): number {
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
