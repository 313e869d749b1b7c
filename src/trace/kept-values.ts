import { keptBy } from "../autodiff/kept.ts";
import { operationById } from "../autodiff/operations/all.ts";
import type { Value } from "../autodiff/value.ts";
import { nameOf, symbolTex } from "./notation.ts";
import { edgeAt, nodeAt, type Trace } from "./trace.ts";

/** Something that a pullback of a run keeps from the forward pass, and what it costs. */
export interface KeptValue {
  /** Whose value it is, by node; none if the operation made it for this, such as a mask. */
  readonly node: number | undefined;
  readonly tex: string;
  readonly entries: number;
  readonly bits: number;
  /** Itself, if the operation made it for this. */
  readonly value: Value | undefined;
}

/** What the pullback of an edge keeps. */
export function keptOn(trace: Trace, edgeIndex: number): KeptValue[] {
  const { child, operand } = edgeAt(trace, edgeIndex);
  const node = nodeAt(trace, child);
  const spec = operationById.get(node.op ?? "");
  if (spec === undefined) return [];
  const values = node.operands.map((one) => ("node" in one ? nodeAt(trace, one.node).value : one.constant));
  const names = node.operands.map((one) =>
    "node" in one ? symbolTex(nameOf(nodeAt(trace, one.node))) : (one.name ?? ""),
  );
  return keptBy(spec, operand, values, node.value).map(({ of, tex, entries, bits, value }) => {
    const whose = of === "out" ? child : of === undefined ? undefined : node.operands[of];
    const index = typeof whose === "object" ? ("node" in whose ? whose.node : undefined) : whose;
    return { node: index, tex: tex(symbolTex(nameOf(node)), ...names), entries, bits, value };
  });
}

/** Everything that the pullbacks of a run keep, each value once however many of them keep it. */
export function keptValues(trace: Trace): KeptValue[] {
  const kept = new Map<string, KeptValue>();
  for (const [i, { child }] of trace.edges.entries()) {
    for (const value of keptOn(trace, i)) kept.set(`${value.node ?? `${child} ${value.tex}`}`, value);
  }
  return [...kept.values()];
}
