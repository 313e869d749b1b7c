import type { GraphPlan } from "../../autodiff/testing/random-graph.ts";
import { grow } from "../../autodiff/testing/random-graph.ts";
import { recordProgram } from "../record-program.ts";
import type { Trace } from "../trace.ts";

/** Records the program of a random graph, whose outputs are `y0`, `y1`, … */
export function runPlan(plan: GraphPlan, detail: boolean): Trace {
  return recordProgram({
    leaves: [],
    build: () => {
      const { leaves, outputs } = grow(plan);
      return {
        names: { x: leaves },
        outputs: Object.fromEntries(outputs.map(([output], i) => [`y${i}`, output])),
        seeds: Object.fromEntries(outputs.map(([, seed], i) => [`y${i}`, seed])),
      };
    },
    detail,
  });
}
