import { kinkEntries } from "../autodiff/kinks.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { entryAt } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { formatNumber } from "./format-number.ts";
import { nodeAt, type Trace } from "./trace.ts";

/** Entries of a node at which its operation has no derivative, and what is used there. */
export interface Convention {
  readonly node: number;
  /** Positions in row-major order; 0 for a number. */
  readonly entries: readonly number[];
  /** Which derivative is used, and what PyTorch and JAX use. */
  readonly text: string;
}

/** Where a run came to a kink of an operation. */
export function conventionsOf(trace: Trace): Convention[] {
  return trace.nodes.flatMap(({ op, operands, value }, node) => {
    const spec = operationById.get(op ?? "");
    if (spec?.convention === undefined) return [];
    const values = operands.map(
      (one): Value => ("node" in one ? nodeAt(trace, one.node).value : one.constant),
    );
    const entries = kinkEntries(spec, values, value);
    if (entries.length === 0) return [];
    const text = spec.convention.replace(/\{(\d)\}/g, (_, k) => formatNumber(entryAt(values[k] ?? 0, 0)));
    return [{ node, entries, text }];
  });
}
