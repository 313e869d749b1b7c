import { operationById } from "../../autodiff/operations/all.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";

/** Returns whether a node was made by applying a scalar operation to tensors. */
export function isEntrywise(trace: Trace, node: number): boolean {
  const { op, value } = nodeAt(trace, node);
  return typeof value !== "number" && operationById.get(op ?? "")?.tensors === undefined;
}
