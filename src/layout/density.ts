import type { Trace } from "../trace/trace.ts";
import { depthsOf } from "./depths.ts";

/** How close the nodes of a drawing are, and how much each shows around its numbers. */
export type Density = "roomy" | "compact";

const COLUMNS = 7;
const NODES = 14;

/** Returns "compact" for more than 7 columns or 14 nodes, so that nine columns can be read at once. */
export function densityOf(trace: Pick<Trace, "nodes" | "edges">): Density {
  const columns = 1 + Math.max(0, ...depthsOf(trace));
  return columns > COLUMNS || trace.nodes.length > NODES ? "compact" : "roomy";
}
