import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import dagre from "@dagrejs/dagre";
import { graph, sugiyama } from "d3-dag";
import ELK from "elkjs";
import { build } from "./build.js";
import { leastTime } from "./cpu-time.js";

const SIZE = { width: 108, height: 78 };

/**
 * Other layout engines. Each lays out nodes of one size and edges `[parent, child]` from left to right, with its
 * defaults, up to a number of nodes: beyond, a single run takes more than some seconds.
 */
const PEERS = {
  dagre: { most: 500, run: withDagre },
  elkjs: { most: 1000, run: withElk },
  "d3-dag": { most: 200, run: withD3Dag },
};

/** Perceptrons by their layers, with the most milliseconds for a layout. */
const PERCEPTRONS = [
  [[2, 2, 2, 1], 10],
  [[2, 6, 6, 1], 30],
  [[2, 16, 16, 1], 100],
  [[2, 28, 28, 1], 300],
];

/** Returns the time of layouts, and the time of other engines for the same graphs. */
export async function layoutRows() {
  const modules = [];
  for (const name of ["layout", "testing/networks", "testing/random-trace"]) {
    modules.push(await build(`src/layout/${name}.ts`));
  }
  const [{ layout }, { perceptron, recurrentNetwork }, { traceOf }] = await Promise.all(
    modules.map((path) => import(path)),
  );
  const rows = [];
  for (const [sizes, goal] of PERCEPTRONS) {
    const operands = perceptron(...sizes);
    const trace = traceOf(operands);
    const what = `MLP ${sizes.join("-")}, ${operands.length} nodes`;
    const own = { group: "layout", what, value: leastTime(() => layout(trace)), unit: "ms", goal };
    rows.push(own);
    const edges = trace.edges.map(({ parent, child }) => [parent, child]);
    for (const peer of await peersOf(operands.length, edges)) rows.push({ ...own, peer });
    rows.push({ ...own, what: `${what}, first of a process`, value: firstTime(modules, sizes) });
  }
  // A recurrence shares its parameters, which the others cannot draw in seconds.
  for (const steps of [10, 30]) {
    const operands = recurrentNetwork(steps);
    const trace = traceOf(operands);
    const what = `RNN, ${steps} steps, ${operands.length} nodes`;
    rows.push({ group: "layout", what, value: leastTime(() => layout(trace)), unit: "ms" });
  }
  return [...rows, ...(await tensorRows())];
}

/** Returns the least CPU time of the first layout of a perceptron in each of several new processes. */
function firstTime(modules, sizes) {
  const script = fileURLToPath(new URL("first-layout.js", import.meta.url));
  const times = Array.from({ length: 5 }, () =>
    Number(
      spawnSync(process.execPath, [script, ...modules, ...sizes.map(String)], { encoding: "utf8" }).stdout,
    ),
  );
  return Math.min(...times);
}

/** Returns the time to find the space for chips above chains of operations on tensors. */
async function tensorRows() {
  const { record, layout, headroomOf, tensorChain } = await import(await build("bench/measured.ts"));
  return [10, 20, 40].map((length) => {
    const trace = record(tensorChain(length));
    const drawing = layout(trace);
    const value = leastTime(() => headroomOf(trace, drawing));
    return { group: "layout", what: `headroom, ${length} tensor operations`, value, unit: "ms", goal: 10 };
  });
}

async function peersOf(count, edges) {
  const peers = [];
  for (const [name, { most, run }] of Object.entries(PEERS)) {
    if (count > most) continue;
    const start = process.cpuUsage();
    await run(count, edges);
    const { user, system } = process.cpuUsage(start);
    peers.push({ name, value: (user + system) / 1000 });
  }
  const dot = count <= 1000 ? dotTime(edges) : undefined;
  return dot === undefined ? peers : [...peers, { name: "dot, wall time", value: dot }];
}

function withDagre(count, edges) {
  const drawn = new dagre.graphlib.Graph({ multigraph: true });
  drawn.setGraph({ rankdir: "LR" });
  drawn.setDefaultEdgeLabel(() => ({}));
  for (let i = 0; i < count; i++) drawn.setNode(String(i), { ...SIZE });
  for (const [i, [from, to]] of edges.entries()) drawn.setEdge(String(from), String(to), {}, String(i));
  dagre.layout(drawn);
}

async function withElk(count, edges) {
  const children = Array.from({ length: count }, (_, i) => ({ id: `n${i}`, ...SIZE }));
  const links = edges.map(([from, to], i) => ({ id: `e${i}`, sources: [`n${from}`], targets: [`n${to}`] }));
  const layoutOptions = { "elk.algorithm": "layered", "elk.direction": "RIGHT" };
  await new ELK().layout({ id: "root", layoutOptions, children, edges: links });
}

function withD3Dag(count, edges) {
  const dag = graph();
  const nodes = Array.from({ length: count }, (_, i) => dag.node(i));
  for (const [from, to] of edges) dag.link(nodes[from], nodes[to]);
  sugiyama().nodeSize([SIZE.height, SIZE.width])(dag);
}

/** Returns the wall time of Graphviz dot, which runs in a process of its own; undefined if it is not installed. */
function dotTime(edges) {
  const input = `digraph{rankdir=LR;node[shape=box];${edges.map(([from, to]) => `${from}->${to};`).join("")}}`;
  const start = performance.now();
  const { error } = spawnSync("dot", ["-Tplain"], { input, maxBuffer: 2 ** 30 });
  return error === undefined ? performance.now() - start : undefined;
}
