import { sin } from "../src/autodiff/operations/curves.ts";
import { record } from "../src/cases/record.ts";
import { layout } from "../src/layout/layout.ts";
import { picture } from "../src/scene/picture.ts";
import { sceneAt } from "../src/scene/scene.ts";
import { recordProgram } from "../src/trace/record-program.ts";
import type { Trace } from "../src/trace/trace.ts";

/** A run whose steps are timed. */
export interface TimedRun {
  readonly name: string;
  readonly nodes: number;
  readonly steps: number;
  /** Prepares the picture anew. The function returned makes the scene of a step. */
  prepare(): (index: number) => unknown;
}

/** Returns the runs that are timed: a case and two chains of sines. */
export function runs(): TimedRun[] {
  const traces = {
    "recurrence T=50": record("recurrence", { T: 50 }),
    chain: chain(1001),
    "long chain": chain(10_001),
  };
  return Object.entries(traces).map(([name, trace]) => {
    const drawing = layout(trace);
    return {
      name,
      nodes: trace.nodes.length,
      steps: trace.steps.length,
      prepare() {
        const prepared = picture(trace, drawing, false);
        return (index) => sceneAt(prepared, index);
      },
    };
  });
}

function chain(nodes: number): Trace {
  return recordProgram({
    leaves: [{ name: "x", value: 0.7, role: "input" }],
    build: ({ x }) => {
      let h = x as Parameters<typeof sin>[0];
      for (let i = 1; i < nodes; i++) h = sin(h);
      return { names: {}, outputs: { y: h } };
    },
    detail: false,
  });
}
