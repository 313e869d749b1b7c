import { type Kept, keptBy } from "../autodiff/kept.ts";
import { operationById } from "../autodiff/operations/all.ts";
import type { Value } from "../autodiff/value.ts";
import { placeholder } from "../formula/build.ts";
import { edgeAt, nodeAt, type Trace } from "./trace.ts";

/** A value that a pullback keeps from the forward pass, with its cost. */
export interface KeptValue {
  /** The node whose operation the pullback belongs to. */
  readonly child: number;
  /**
   * The node with this value; undefined for a value that the operation made for its pullback, such as a mask.
   */
  readonly node: number | undefined;
  /** Returns the value's formula from the operation's result and operands. */
  readonly formula: Kept["formula"];
  readonly entries: number;
  readonly bits: number;
  /** The value that the operation made for its pullback; undefined for a node's value. */
  readonly value: Value | undefined;
}

/** Lists the values that the pullback of an edge keeps. */
export function keptOn(trace: Trace, edgeIndex: number): KeptValue[] {
  const { child, operand } = edgeAt(trace, edgeIndex);
  const node = nodeAt(trace, child);
  const spec = operationById.get(node.op ?? "");
  if (spec === undefined) return [];
  const values = node.operands.map((one) => ("node" in one ? nodeAt(trace, one.node).value : one.constant));
  return keptBy(spec, operand, values, node.value).map(({ of, ...kept }) => {
    const whose = of === "out" ? child : of === undefined ? undefined : node.operands[of];
    const index = typeof whose === "object" ? ("node" in whose ? whose.node : undefined) : whose;
    return { ...kept, child, node: index };
  });
}

/** Lists the values that all pullbacks of a run keep, each value once even if several keep it. */
export function keptValues(trace: Trace): KeptValue[] {
  const kept = new Map<string, KeptValue>();
  for (const [i, { child }] of trace.edges.entries()) {
    const operands = nodeAt(trace, child).operands.map((_, operand) => placeholder(operand));
    for (const value of keptOn(trace, i)) {
      const own = `${child} ${JSON.stringify(value.formula(placeholder("out"), ...operands))}`;
      kept.set(`${value.node ?? own}`, value);
    }
  }
  return [...kept.values()];
}
