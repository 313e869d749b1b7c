import { sources } from "../autodiff/broadcast.ts";
import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";

/** Finds the first entry of a kind; returns its row-major position, 0 for a number. */
export function findEntry(value: Value, isOfKind: (entry: number) => boolean): number | undefined {
  const entries = typeof value === "number" ? [value] : value.data;
  const position = entries.findIndex(isOfKind);
  return position < 0 ? undefined : position;
}

/** Finds the first infinite or NaN entry. */
export function firstNonFinite(value: Value): number | undefined {
  const position = findEntry(value, (entry) => !Number.isFinite(entry));
  return position === undefined ? undefined : entryAt(value, position);
}

/** Returns true if a value has a single entry, whose position need not be mentioned. */
export function isSingle(value: Value): boolean {
  return sizeOf(shapeOf(value)) === 1;
}

/** Returns the operands' entries for an entry of the result; operands of smaller shapes are broadcast. */
export function operandsOfEntry(operands: readonly Value[], result: Value, position: number): number[] {
  const shape = shapeOf(result);
  return operands.map((operand) => entryAt(operand, sources(shapeOf(operand), shape)[position] ?? 0));
}

/**
 * Returns the position of the first entry in which two values differ, by `Object.is`; 0 if their shapes
 * differ.
 */
export function firstDifference(a: Value, b: Value): number | undefined {
  if (typeof a === "number" || typeof b === "number") return Object.is(a, b) ? undefined : 0;
  if (shapeOf(a).join() !== shapeOf(b).join()) return 0;
  const position = a.data.findIndex((entry, i) => !Object.is(entry, b.data[i]));
  return position < 0 ? undefined : position;
}
