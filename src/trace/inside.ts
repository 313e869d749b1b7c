import { operationById } from "../autodiff/operations/all.ts";
import type { Value } from "../autodiff/value.ts";
import { nodeAt, operandValues, type Trace } from "./trace.ts";

/** What a fused operation computes on its way and its node shows, such as the probabilities P of a softmax loss. */
export interface Inside {
  readonly name: string;
  readonly value: Value;
}

/** Returns what a node shows beside its value and its adjoint; undefined for most nodes. */
export function insideOf(trace: Trace, index: number): Inside | undefined {
  const node = nodeAt(trace, index);
  const { inside: name, quantities } = operationById.get(node.op ?? "") ?? {};
  if (name === undefined) return undefined;
  const value = quantities?.[name]?.(...operandValues(trace, node));
  return value === undefined ? undefined : { name, value };
}
