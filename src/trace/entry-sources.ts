import { valueSources } from "../autodiff/dependence.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { operandValues, type Trace, type TraceNode } from "./trace.ts";

/** The maximum number of entries. Finding sources tries every entry, which takes too long for more entries. */
const MOST_ENTRIES = 400;

/** Returns whether values have too many entries to find the sources of an entry. */
export function haveTooManyEntries(values: readonly Value[]): boolean {
  return values.reduce<number>((sum, value) => sum + sizeOf(shapeOf(value)), 0) > MOST_ENTRIES;
}

/**
 * Returns, for each operand of a node, the entries on which an entry of the node's value depends, as row-major
 * positions. Undefined for a leaf, and if the operands have too many entries.
 */
export function sourcesOfEntry(trace: Trace, node: TraceNode, entry: number): number[][] | undefined {
  const op = operationById.get(node.op ?? "");
  const values = operandValues(trace, node);
  return op === undefined || haveTooManyEntries(values) ? undefined : valueSources(op, values, entry);
}
