import { type GraphNode, isConstant, type Parent, type Pullback } from "./graph-node.ts";
import { watcher } from "./observe.ts";
import { topologicalOrder } from "./topological-order.ts";
import { plus, shapeOf, type Value, zeroLike } from "./value.ts";

/** An output and its seed, the initial adjoint. */
export type Seeded = readonly [output: GraphNode, seed: Value];

/**
 * The reverse sweep: sorts the nodes topologically and sets every adjoint to zero, seeds the outputs, then visits
 * the nodes in reversed order and adds `pullback(v.grad)` to each parent's adjoint.
 *
 * With several outputs this is one vector-Jacobian product uᵀJ (Case Study 4). Seeds of the same output add
 * up. Because the sweep starts from zero, a second call gives the same bits as the first.
 *
 * @throws RangeError if a seed does not have its output's shape and kind, or if the graph has a cycle
 */
export function backward(outputs: readonly Seeded[]): void {
  for (const [output, seed] of outputs) checkSeed(output, seed);
  const ends = outputs.map(([output]) => output);
  const topo = topologicalOrder(ends, clearAdjoint);
  watcher?.sorted?.(topo, ends);
  // A constant may be an output, but is never in the order.
  for (const [output] of outputs) if (isConstant(output)) clearAdjoint(output);

  for (const [output, seed] of outputs) {
    const before = output.grad;
    output.grad = plus(before, seed);
    watcher?.seeded?.(output, seed, before);
  }

  for (let i = topo.length - 1; i >= 0; i--) {
    const v = topo[i] as GraphNode;
    // Read once: passing a number from a field to a function allocates memory.
    const { a, b, grad } = v;
    if (a !== undefined && !isConstant(a)) accumulate(v, 0, a, (v.pullA as Pullback)(grad));
    if (b !== undefined && !isConstant(b)) accumulate(v, 1, b, (v.pullB as Pullback)(grad));
    if (v.more !== undefined) sweepMore(v, v.more);
  }
}

function clearAdjoint(v: GraphNode): void {
  v.grad = typeof v.grad === "number" ? 0 : zeroLike(v.value);
}

function sweepMore(v: GraphNode, more: readonly Parent[]): void {
  more.forEach(([parent, pullback], i) => {
    if (!isConstant(parent)) accumulate(v, i + 2, parent, pullback(v.grad));
  });
}

/** `parent.grad += contribution` along one edge. Added, never assigned. */
function accumulate(v: GraphNode, operand: number, parent: GraphNode, contribution: Value): void {
  const before = parent.grad;
  parent.grad = plus(before, contribution);
  watcher?.accumulated?.(v, operand, parent, contribution, before);
}

function checkSeed(output: GraphNode, seed: Value): void {
  const [expected, got] = [shapeOf(output.value), shapeOf(seed)];
  if (expected.join() !== got.join()) {
    throw new RangeError(`backward: the seed's shape [${got}] is not the output's, [${expected}]`);
  }
  if (typeof output.value !== typeof seed) {
    const [number, rank0] = ["a number", "a tensor of shape []"];
    const [given, wanted] = typeof seed === "number" ? [number, rank0] : [rank0, number];
    throw new RangeError(`backward: the seed is ${given}, the output ${wanted}; give ${wanted}`);
  }
}
