import { edgeAt, nodeAt, operandValues, type Trace } from "../../trace/trace.ts";
import type { PullbackData } from "./code-data.ts";
import { evaluate, type OperationValues } from "./evaluate.ts";
import { offsetAt, type SourceFile, sourceFile } from "./source-file.ts";
import { engineData, operationData } from "./sources.ts";

/** The code of a pullback, by its offsets in a file. */
export interface PullbackCode {
  readonly file: SourceFile;
  readonly from: number;
  readonly to: number;
  readonly data: PullbackData;
}

/**
 * Returns the pullback that an operation stores for an operand.
 *
 * @throws RangeError if the operation has no such operand
 */
export function pullbackCode(id: string, operand: number, values: OperationValues): PullbackCode {
  const candidates = operationData(id).pullbacks[operand] ?? [];
  const data = candidates.find(({ when }) =>
    when.every((condition) => evaluate(condition, values) !== false),
  );
  if (data === undefined) throw new RangeError(`code: ${id} states no pullback for operand ${operand}`);
  const file = sourceFile(engineData(data.path).file);
  return { file, from: offsetAt(file, data.from), to: offsetAt(file, data.to), data };
}

/** Returns the pullback of an edge. If the operation applies per entry, returns the entries'. */
export function pullbackOf(trace: Trace, edge: number): PullbackCode {
  const { child, operand } = edgeAt(trace, edge);
  return pullbackCode(nodeAt(trace, child).op ?? "", operand, valuesAt(trace, child));
}

/** Returns the pullback that `elementwise` makes for an edge. It calls the pullbacks of the entries. */
export function gatherOf(trace: Trace, edge: number): PullbackCode {
  return pullbackCode("elementwise", 0, valuesAt(trace, edgeAt(trace, edge).child));
}

/** Returns the values that a node's operation has read and made. */
export function valuesAt(trace: Trace, node: number): OperationValues {
  const made = nodeAt(trace, node);
  return { operands: operandValues(trace, made), made: made.value };
}
