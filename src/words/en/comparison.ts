import type { Counts } from "../../trace/counts.ts";
import { texts } from "../language.ts";

/** The texts that compare the alternatives of a case. */
export const comparisonWords = texts({
  costs: "What each choice takes",
  memory: "What each choice keeps",
  refused: (allowed: string) => `not possible; allowed is ${allowed}`,
  /** @param bytes the number of bits as text, such as `48 B` */
  counts: ({ nodes, edges, pullbacks, peak, recomputed }: Counts, bytes: string) => ({
    nodes: nodes === 1 ? "1 node" : `${nodes} nodes`,
    edges: edges === 1 ? "1 edge" : `${edges} edges`,
    pullbacks: pullbacks === 1 ? "1 pullback" : `${pullbacks} pullbacks`,
    bits: `keeps ${bytes}`,
    peak: `peak ${peak}`,
    recomputed: `${recomputed} recomputed`,
  }),
});
