import { kinkEntries } from "../autodiff/kinks.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { entryAt } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { formatNumber } from "../formula/format-number.ts";
import { toText } from "../formula/to-text.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";
import { conventionWords } from "./en/conventions.ts";
import { entryOf, symbolAt } from "./notation.ts";

/** Entries of a node at which its operation has no derivative, and the derivative used there. */
export interface AppliedConvention {
  readonly node: number;
  /** Positions in row-major order; 0 for a number. */
  readonly entries: readonly number[];
  /** The derivative used, and the one that PyTorch and JAX use. */
  readonly text: string;
}

/** Formats a convention: `Y₁₃: at 0 the derivative is 0, as in PyTorch and JAX`. */
export function conventionText(trace: Trace, { node, entries, text }: AppliedConvention): string {
  const { value } = nodeAt(trace, node);
  const symbol = symbolAt(trace, node);
  return conventionWords.at(
    entries.map((entry) => toText(entryOf(symbol, shapeOf(value), entry))),
    text,
  );
}

/**
 * Returns by node the entries that conventions concern: those of results, and of operands of the same shape.
 */
export function kinksByNode(trace: Trace): ReadonlyMap<number, ReadonlySet<number>> {
  const kinks = new Map<number, ReadonlySet<number>>();
  for (const { node, entries } of conventionsOf(trace)) {
    const { operands, value } = nodeAt(trace, node);
    const sameShape = operands.flatMap((operand) =>
      "node" in operand && shapeOf(nodeAt(trace, operand.node).value).join() === shapeOf(value).join()
        ? [operand.node]
        : [],
    );
    for (const i of [node, ...sameShape]) kinks.set(i, new Set([...(kinks.get(i) ?? []), ...entries]));
  }
  return kinks;
}

/** Finds the operations of a run that were evaluated at a kink. */
export function conventionsOf(trace: Trace): AppliedConvention[] {
  return trace.nodes.flatMap(({ op, operands, value }, node) => {
    const spec = operationById.get(op ?? "");
    if (spec?.convention === undefined) return [];
    const values = operands.map(
      (operand): Value => ("node" in operand ? nodeAt(trace, operand.node).value : operand.constant),
    );
    const entries = kinkEntries(spec, values, value);
    if (entries.length === 0) return [];
    // A derivative that the program chooses is the second operand.
    const chosen = formatNumber(entryAt(values[1] ?? 0, 0));
    return [{ node, entries, text: conventionWords.text(spec.convention, chosen) }];
  });
}
