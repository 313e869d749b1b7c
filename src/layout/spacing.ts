import type { Trace } from "../trace/trace.ts";
import type { Density } from "./density.ts";
import { COMPACT, ROOMY, type Spacing } from "./sizes.ts";

/**
 * Returns the distances in the drawing of a trace: smaller in a compact drawing, and adapted to tall nodes if
 * there are tensors.
 */
export function spacingOf({ nodes }: Pick<Trace, "nodes">, density: Density): Spacing {
  if (density === "compact") return COMPACT;
  return nodes.some(({ value }) => typeof value !== "number")
    ? { ...ROOMY, row: 30, port: 48, bend: 0.78 }
    : ROOMY;
}
