import { operationById } from "../autodiff/operations/all.ts";
import { entryAt } from "../autodiff/tensor.ts";
import { shapeOf } from "../autodiff/value.ts";
import { formatNumber } from "../formula/format-number.ts";
import { toText } from "../formula/to-text.ts";
import type { Kink } from "../trace/kinks.ts";
import { nodeAt, operandValues, type Trace } from "../trace/trace.ts";
import { conventionWords } from "./en/conventions.ts";
import { entryOf, symbolAt } from "./notation.ts";

/**
 * Returns the derivative that is used at a kink, and the one that PyTorch and JAX use.
 *
 * @throws Error if the node's operation has a derivative everywhere
 */
export function conventionAt(trace: Trace, { node }: Kink): string {
  const of = nodeAt(trace, node);
  const convention = operationById.get(of.op ?? "")?.convention;
  if (convention === undefined) throw new Error(`node ${node} has no kink`);
  // A derivative that the program chooses is the second operand.
  const chosen = formatNumber(entryAt(operandValues(trace, of)[1] ?? 0, 0));
  return conventionWords.text(convention, chosen);
}

/** Formats a convention: `Y₁₃: at 0 the derivative is 0, as in PyTorch and JAX`. */
export function conventionText(trace: Trace, kink: Kink): string {
  const { value } = nodeAt(trace, kink.node);
  const symbol = symbolAt(trace, kink.node);
  return conventionWords.at(
    kink.entries.map((entry) => toText(entryOf(symbol, shapeOf(value), entry))),
    conventionAt(trace, kink),
  );
}
