import { kinkEntries } from "../autodiff/kinks.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { shapeOf } from "../autodiff/value.ts";
import { nodeAt, operandValues, type Trace } from "./trace.ts";

/** Entries of a node at which its operation has no derivative, so that a convention decides. */
export interface Kink {
  readonly node: number;
  /** Positions in row-major order; 0 for a number. */
  readonly entries: readonly number[];
}

/** Finds the operations of a run that were evaluated where they have no derivative. */
export function kinksOf(trace: Trace): readonly Kink[] {
  return trace.nodes.flatMap((of, node) => {
    const spec = operationById.get(of.op ?? "");
    if (spec?.convention === undefined) return [];
    const entries = kinkEntries(spec, operandValues(trace, of), of.value);
    return entries.length === 0 ? [] : [{ node, entries }];
  });
}

/** Returns by node the entries without a derivative: those of results, and of operands of the same shape. */
export function kinksByNode(trace: Trace, kinks: readonly Kink[]): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, ReadonlySet<number>>();
  for (const { node, entries } of kinks) {
    const { operands, value } = nodeAt(trace, node);
    const sameShape = operands.flatMap((operand) =>
      "node" in operand && shapeOf(nodeAt(trace, operand.node).value).join() === shapeOf(value).join()
        ? [operand.node]
        : [],
    );
    for (const i of [node, ...sameShape]) found.set(i, new Set([...(found.get(i) ?? []), ...entries]));
  }
  return found;
}
