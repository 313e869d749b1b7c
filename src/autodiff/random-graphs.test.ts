import fc from "fast-check";
import { expect, it } from "vitest";
import { backward } from "./backward.ts";
import { pushTangents } from "./forward-mode.ts";
import type { GraphNode, Parent } from "./graph-node.ts";
import { observe, type Watcher } from "./observe.ts";
import { type Graph, grow, randomGraph } from "./testing/random-graph.ts";
import { Var } from "./var.ts";

/** One `parent.grad += contribution`, with nodes as positions in the graph's list. */
type Accumulation = readonly [child: number, parent: number, contribution: unknown];

const parentsOf = (v: GraphNode): readonly Parent[] => (v instanceof Var ? v.parents : []);

/** Runs the document's engine literally, except for several outputs and adjoints kept outside the nodes. */
function documentEngine({ nodes, outputs }: Graph): { grads: number[]; accumulations: Accumulation[] } {
  const topo: GraphNode[] = [];
  const seen = new Set<GraphNode>();
  const visit = (v: GraphNode): void => {
    if (seen.has(v)) return;
    seen.add(v);
    for (const [parent] of parentsOf(v)) visit(parent);
    topo.push(v);
  };
  for (const [output] of outputs) visit(output);

  const grads = new Map<GraphNode, number>(topo.map((v) => [v, 0]));
  const gradOf = (v: GraphNode): number => grads.get(v) ?? 0;
  for (const [output, seed] of outputs) grads.set(output, gradOf(output) + seed);

  const number = new Map<GraphNode, number>(nodes.map((v, i) => [v, i]));
  const numberOf = (v: GraphNode): number => number.get(v) ?? -1;
  const accumulations: Accumulation[] = [];
  for (const v of topo.reverse()) {
    for (const [parent, pullback] of parentsOf(v)) {
      const contribution = pullback(gradOf(v));
      accumulations.push([numberOf(v), numberOf(parent), contribution]);
      grads.set(parent, gradOf(parent) + Number(contribution));
    }
  }
  return { grads: nodes.map(gradOf), accumulations };
}

function sweep({ nodes, outputs }: Graph): { grads: number[]; accumulations: Accumulation[] } {
  const number = new Map<GraphNode, number>(nodes.map((v, i) => [v, i]));
  const accumulations: Accumulation[] = [];
  const watcher: Watcher = {
    accumulated(child, _operand, parent, contribution) {
      accumulations.push([number.get(child) ?? -1, number.get(parent) ?? -1, contribution]);
    },
  };
  observe(watcher, () => backward(outputs));
  return { grads: nodes.map((v) => v.grad), accumulations };
}

/** Returns the sum of the absolute terms of u·(J v). Makes every partial derivative of the graph positive. */
function sizeOfTerms({ leaves, nodes, outputs, tangents }: Graph): number {
  for (const v of nodes) v.parents = v.parents.map(([p, pull]) => [p, (g) => Math.abs(Number(pull(g)))]);
  backward(outputs.map(([output, seed]) => [output, Math.abs(seed)]));
  return leaves.reduce((sum, x) => sum + x.grad * Math.abs(tangents.get(x) ?? 0), 0);
}

it("forward mode and reverse mode agree on random graphs: u·(J v) = (uᵀ J)·v", () => {
  fc.assert(
    fc.property(randomGraph, (plan) => {
      const graph = grow(plan);
      const { leaves, outputs, tangents } = graph;
      const pushed = pushTangents(
        outputs.map(([output]) => output),
        tangents,
      );
      backward(outputs);
      const forward = outputs.reduce((sum, [, seed], i) => sum + seed * (pushed[i] ?? Number.NaN), 0);
      const reverse = leaves.reduce((sum, x) => sum + x.grad * (tangents.get(x) ?? Number.NaN), 0);
      expect(Math.abs(forward - reverse)).toBeLessThanOrEqual(1e-12 * sizeOfTerms(graph));
    }),
    { numRuns: 500 },
  );
});

it("adjoints and accumulations equal those of the document's engine, bit for bit and in order", () => {
  fc.assert(
    fc.property(randomGraph, (plan) => {
      const graph = grow(plan);
      const expected = documentEngine(graph);
      expect(sweep(graph)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it("a second sweep, and a sweep of a graph built again, give the same bits", () => {
  fc.assert(
    fc.property(randomGraph, (plan) => {
      const graph = grow(plan);
      const first = sweep(graph);
      expect(sweep(graph)).toEqual(first);
      expect(sweep(grow(plan))).toEqual(first);
    }),
  );
});

it("random graphs have shared nodes, repeated operands and outputs, unused inputs, constants and leaf outputs", () => {
  const graphs = fc.sample(randomGraph, { numRuns: 300, seed: 1 }).map(grow);
  const edges = ({ nodes }: Graph): GraphNode[][] => nodes.map((v) => parentsOf(v).map(([parent]) => parent));
  const repeats = (list: readonly unknown[]): boolean => new Set(list).size < list.length;
  const kinds: ((graph: Graph) => boolean)[] = [
    (graph) => repeats(edges(graph).flat()),
    (graph) => edges(graph).some(repeats),
    (graph) => graph.leaves.some((x) => !edges(graph).flat().includes(x)),
    ({ outputs }) => repeats(outputs.map(([output]) => output)),
    ({ nodes }) => nodes.some((v) => v.op !== undefined && v.parents.length < v.op.rules.length),
    ({ outputs, leaves }) => outputs.some(([output]) => leaves.includes(output)),
  ];
  for (const isOfKind of kinds) expect(graphs.filter(isOfKind).length).toBeGreaterThan(10);
});
