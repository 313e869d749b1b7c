import { graph, sugiyama } from "d3-dag";
import { build } from "./build.js";
import { leastTime } from "./cpu-time.js";

/** Returns the time of layouts, and for the shorter recurrences d3-dag's own if it is given every edge. */
export async function layoutRows() {
  const { record, layout, recurrence, perceptron } = await import(await build("bench/measured.ts"));
  const programs = {
    "recurrence, T = 4": [recurrence(4), true],
    "recurrence, T = 30": [recurrence(30), true],
    "recurrence, T = 50": [recurrence(50), false],
    "MLP 2-3-3-1": [perceptron(3), true],
    "MLP 2-8-8-1": [perceptron(8), false],
  };
  return Object.entries(programs).map(([what, [program, hasPeer]]) => {
    const trace = record(program);
    return {
      group: "layout",
      what,
      value: leastTime(() => layout(trace)),
      unit: "ms",
      ...(hasPeer && { peer: { name: "d3-dag", value: leastTime(() => allEdges(trace)) } }),
    };
  });
}

/** What d3-dag does by default with every edge of a trace. */
function allEdges(trace) {
  const dag = graph();
  const nodes = trace.nodes.map((_, i) => dag.node(i));
  for (const { parent, child } of trace.edges) dag.link(nodes[parent], nodes[child]);
  return sugiyama().nodeSize([100, 168]).gap([40, 72])(dag);
}
