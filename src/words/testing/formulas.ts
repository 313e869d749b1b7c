import type { Expression } from "../../formula/expression.ts";
import type { Trace, TraceNode } from "../../trace/trace.ts";
import { contributionNumbers, contributionOf, formulaOf } from "../notation.ts";

/** Formulas of a trace, in symbols and in numbers. */
export type Formulas = Readonly<Record<"symbols" | "numbers", Expression[]>>;

/** Returns the last node's formula, and all contributions. */
export function formulas(trace: Trace): Formulas {
  const last = trace.nodes.at(-1) as TraceNode;
  return {
    symbols: [formulaOf(trace, last, "symbols"), ...trace.edges.map((_, i) => contributionOf(trace, i))],
    numbers: [
      formulaOf(trace, last, "numbers"),
      ...trace.steps.flatMap((s) => (s.kind === "accumulate" ? [contributionNumbers(trace, s)] : [])),
    ],
  };
}
