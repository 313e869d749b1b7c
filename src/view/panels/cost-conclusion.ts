import type { Cost } from "../../trace/cost.ts";
import type { CostConclusion } from "../../words/en/cost.ts";

/** Draws the conclusion from the counts of a run about the choice between the modes. */
export function conclusionOf(cost: Cost): CostConclusion {
  const { inputs, outputs, operations, kept } = cost;
  if (outputs > 1) {
    const cheaper = inputs > outputs ? "reverse" : inputs < outputs ? "forward" : "neither";
    return { kind: "many-outputs", inputs, outputs, cheaper };
  }
  if (inputs === 1) return { kind: "one-to-one" };
  if (operations.repeated > 0) {
    const price = { kind: "recomputation", evaluations: operations.repeated, live: cost } as const;
    return { kind: "one-output", inputs, price };
  }
  return { kind: "one-output", inputs, price: kept.bits > 0 ? { kind: "storage", kept } : undefined };
}
