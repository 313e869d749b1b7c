import { sources } from "../autodiff/broadcast.ts";
import { entryAt, sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";

/** The position of the first entry of a kind, in row-major order; 0 for a number of that kind. */
export function findEntry(value: Value, isOfKind: (entry: number) => boolean): number | undefined {
  const entries = typeof value === "number" ? [value] : value.data;
  const position = entries.findIndex(isOfKind);
  return position < 0 ? undefined : position;
}

/** The first entry that is infinite or NaN. */
export function firstNonFinite(value: Value): number | undefined {
  const position = findEntry(value, (entry) => !Number.isFinite(entry));
  return position === undefined ? undefined : entryAt(value, position);
}

/** Whether a value has one entry only, so that there is no need to say which. */
export function isSingle(value: Value): boolean {
  return sizeOf(shapeOf(value)) === 1;
}

/** The numbers that an entry of a result is made of: operands of smaller shapes are spread over it. */
export function operandsOfEntry(operands: readonly Value[], result: Value, position: number): number[] {
  const shape = shapeOf(result);
  return operands.map((operand) => entryAt(operand, sources(shapeOf(operand), shape)[position] ?? 0));
}
