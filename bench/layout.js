// node bench/layout.js: the time of layouts, and what it would be if d3-dag were given all edges of a
// recurrence at once, medians in one process. Needs no build.
import { graph, sugiyama } from "d3-dag";
import { runnerImport } from "vite";

const load = async (path) => {
  const file = new URL(path, import.meta.url).pathname;
  return (await runnerImport(file, { configFile: false, logLevel: "error" })).module;
};
const { record } = await load("../src/cases/record.ts");
const { layout } = await load("../src/layout/layout.ts");

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function time(times, run) {
  return median(
    Array.from({ length: times }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** What d3-dag does by default with every edge of a trace. */
function allEdges(trace) {
  const dag = graph();
  const nodes = trace.nodes.map((_, i) => dag.node(i));
  for (const { parent, child } of trace.edges) dag.link(nodes[parent], nodes[child]);
  return sugiyama().nodeSize([100, 168]).gap([40, 72])(dag);
}

for (const T of [4, 30, 50]) {
  const trace = record("recurrence", { T });
  const ms = time(11, () => layout(trace));
  console.log(`recurrence T=${T}`.padEnd(20), `${ms.toFixed(1)} ms`.padStart(10));
}
const trace = record("recurrence", { T: 30 });
const [all, ours] = [time(3, () => allEdges(trace)), time(11, () => layout(trace))];
console.log(
  "T=30, all edges given to d3-dag:",
  `${all.toFixed(0)} ms,`,
  `${(all / ours).toFixed(0)}× this layout`,
);
