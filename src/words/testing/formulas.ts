import type { Trace, TraceNode } from "../../trace/trace.ts";
import { contributionNumbersTex, contributionTex, expressionTex } from "../notation.ts";

/** Formulas of a trace, in symbols and in numbers. */
export type Formulas = Readonly<Record<"symbols" | "numbers", string[]>>;

/** Returns the last node's expression, and all contributions. */
export function formulas(trace: Trace): Formulas {
  const last = trace.nodes.at(-1) as TraceNode;
  return {
    symbols: [expressionTex(trace, last, "symbols"), ...trace.edges.map((_, i) => contributionTex(trace, i))],
    numbers: [
      expressionTex(trace, last, "numbers"),
      ...trace.steps.flatMap((s) => (s.kind === "accumulate" ? [contributionNumbersTex(trace, s)] : [])),
    ],
  };
}
