import { sources } from "./broadcast.ts";
import type { OperationSpec } from "./operation-spec.ts";
import { entryAt, sizeOf } from "./tensor.ts";
import { shapeOf, type Value } from "./value.ts";

/**
 * Returns the entries of a result at a kink of the operation, where its convention chooses the derivative, as
 * row-major positions, 0 for a number. Operands are broadcast as in `elementwise`.
 */
export function kinkEntries(spec: OperationSpec, operands: readonly Value[], result: Value): number[] {
  const { kink } = spec;
  if (kink === undefined) return [];
  const shape = shapeOf(result);
  const from = operands.map((operand) => sources(shapeOf(operand), shape));
  const at = (i: number): number[] => operands.map((operand, k) => entryAt(operand, from[k]?.[i] ?? 0));
  return Array.from({ length: sizeOf(shape) }, (_, i) => i).filter((i) => kink(...at(i)));
}
