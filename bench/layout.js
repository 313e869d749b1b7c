import { spawnSync } from "node:child_process";
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

/** Returns the time of layouts, and the time of other engines for the same graphs. */
export async function layoutRows() {
  const { layout } = await import(await build("src/layout/layout.ts"));
  const { perceptron, recurrentNetwork } = await import(await build("src/layout/testing/networks.ts"));
  const { traceOf } = await import(await build("src/layout/testing/random-trace.ts"));
  const graphs = [
    ["MLP 2-2-2-1", perceptron(2, 2, 2, 1), 10],
    ["MLP 2-6-6-1", perceptron(2, 6, 6, 1), 30],
    ["MLP 2-16-16-1", perceptron(2, 16, 16, 1), 100],
    ["MLP 2-28-28-1", perceptron(2, 28, 28, 1), 300],
    ["RNN, 10 steps", recurrentNetwork(10)],
    ["RNN, 30 steps", recurrentNetwork(30)],
  ];
  const rows = [];
  for (const [name, operands, goal] of graphs) {
    const trace = traceOf(operands);
    const edges = trace.edges.map(({ parent, child }) => [parent, child]);
    const value = leastTime(() => layout(trace));
    const own = { group: "layout", what: `${name}, ${operands.length} nodes`, value, unit: "ms" };
    rows.push(goal === undefined ? own : { ...own, goal });
    // A recurrence shares its parameters, which the others cannot draw in seconds.
    if (name.startsWith("RNN")) continue;
    for (const peer of await peersOf(operands.length, edges)) rows.push({ ...own, peer });
  }
  return rows;
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
