import type { Context } from "../autodiff/checkpoint.ts";
import { type GraphNode, operandsOf, type Pullback, pullbackFor } from "../autodiff/graph-node.ts";
import { observe, type Watcher, watcher } from "../autodiff/observe.ts";
import { operationById } from "../autodiff/operations/all.ts";
import { plus, type Value } from "../autodiff/value.ts";
import type { Program } from "../trace/program.ts";
import { recordProgram } from "../trace/record-program.ts";
import type { Trace } from "../trace/trace.ts";
import { type Misconception, mistakenPull } from "./misconception.ts";
import type { Site } from "./site.ts";

/** Tells whether a mistake is made along an edge, from a node to its operand at a position, or at the seed of a node. */
export type Where = (node: GraphNode, operand: number | "seed") => boolean;

/**
 * Returns a context in which the engine makes a mistake: the engine runs as it is, but for the rules that the
 * misconception changes. A program's own sweeps make the mistake too.
 *
 * @param where limits changed pullbacks, sums and seeds to some edges and outputs
 */
export function brokenEngine(misconception: Misconception, where: Where = () => true): Context {
  return (program) => {
    const leftover = misconception.keepsAdjoints ? adjointsAfter(program) : undefined;
    return observe(breaking(misconception, where, leftover), program);
  };
}

/** Records a program as `recordProgram` does, with a mistake of the engine. */
export function recordBroken(program: Program, misconception: Misconception, where?: Where): Trace {
  return recordProgram({ ...program, detail: false, context: brokenEngine(misconception, where) });
}

/** Returns an observer that changes rules of the engine and passes every event on to the present observer. */
function breaking(misconception: Misconception, where: Where, leftover: Leftover | undefined): Watcher {
  const { entry, whole, seed: seedRule, sum, order, recompute } = misconception;
  const outer = watcher;
  const changes: Watcher = { ...outer };
  if (entry !== undefined || whole !== undefined) {
    changes.evaluated = (node, operands) => {
      breakPullbacks(node, misconception, where);
      outer?.evaluated?.(node, operands);
    };
  }
  if (seedRule !== undefined) {
    changes.seeded = (output, seed, before) => {
      const mistaken = (where(output, "seed") ? seedRule(seed, output.value) : undefined) ?? seed;
      output.grad = plus(before, mistaken);
      outer?.seeded?.(output, mistaken, before);
    };
  }
  if (sum !== undefined) {
    changes.accumulated = (child, operand, parent, contribution, before) => {
      const changed = where(child, operand) ? sum(before, contribution) : undefined;
      if (changed !== undefined) parent.grad = changed;
      outer?.accumulated?.(child, operand, parent, contribution, before, changed);
    };
  }
  if (order !== undefined) {
    changes.sorted = (topo, outputs) => {
      for (const [i, node] of order(topo, outputs).entries()) topo[i] = node;
      outer?.sorted?.(topo, outputs);
    };
  }
  if (recompute !== undefined) changes.recompute = recompute;
  return leftover === undefined ? changes : { ...changes, ...keeping(leftover, outer) };
}

function breakPullbacks(node: GraphNode, misconception: Misconception, where: Where): void {
  const op = operationById.get(node.op?.id ?? "");
  if (op === undefined) return;
  const broken = (operand: number): Pullback | undefined => {
    const engines = pullbackFor(node, operand);
    if (engines === undefined) return undefined;
    return (g) => {
      if (!where(node, operand)) return engines(g);
      const nodes = operandsOf(node);
      const operands = nodes.map(({ value }) => value);
      const site: Site = { op, operand, operands, nodes, result: node.value };
      return mistakenPull(misconception, site, g) ?? engines(g);
    };
  };
  node.pullA = broken(0);
  node.pullB = broken(1);
  if (node.more !== undefined) {
    node.more = node.more.map(([parent, pullback], i) => [parent, broken(i + 2) ?? pullback]);
  }
}

/** The adjoints that an earlier run has left, in the order in which its sweeps first reached the nodes. */
type Leftover = readonly Value[];

/** Runs a program, and returns the adjoints of the nodes at its end. */
function adjointsAfter(program: () => unknown): Leftover {
  const reached = new Set<GraphNode>();
  observe({ entered: (node) => reached.add(node) }, program);
  return Array.from(reached, ({ grad }) => grad);
}

/** Gives the nodes of a sweep the adjoints that they had before, which the engine has set to zero. */
function keeping(leftover: Leftover, outer: Watcher | undefined): Watcher {
  const before = new Map<GraphNode, Value>();
  let count = 0;
  return {
    entered(node) {
      before.set(node, before.has(node) ? node.grad : (leftover[count++] ?? node.grad));
      outer?.entered?.(node);
    },
    visited(node) {
      node.grad = before.get(node) ?? node.grad;
      outer?.visited?.(node);
    },
  };
}
