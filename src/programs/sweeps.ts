import type { GraphNode } from "../autodiff/graph-node.ts";
import { unobserved } from "../autodiff/observe.ts";
import { topologicalOrder } from "../autodiff/topological-order.ts";
import { type Value, zeroLike } from "../autodiff/value.ts";

/** An output and its seed. */
type Seeded = readonly [output: GraphNode, seed: Value];

/**
 * The reverse sweeps of a program with the built-in engine. Sweeps of separate graphs are one trace. A sweep that passes a
 * node for the second time starts its adjoint at 0 again, so that the trace ends before it.
 */
export class Sweeps {
  /** The outputs of the sweeps in the trace. */
  readonly seeded: Seeded[] = [];
  /** The adjoints after the sweeps in the trace. */
  readonly #adjoints = new Map<GraphNode, Value>();
  readonly #later = new Set<GraphNode>();
  #isOver = false;

  /** Whether a sweep has begun that is not in the trace, as is all that follows. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Runs a sweep of the engine, unobserved if it is not in the trace. */
  run(outputs: readonly Seeded[], sweep: () => void): void {
    const nodes = unobserved(() => topologicalOrder(outputs.map(([output]) => output)));
    this.#isOver ||= nodes.some((node) => this.#adjoints.has(node));
    if (this.#isOver) {
      unobserved(sweep);
      for (const node of nodes) this.#later.add(node);
      return;
    }
    this.seeded.push(...outputs);
    sweep();
    for (const node of nodes) this.#adjoints.set(node, node.grad);
  }

  /** Gives the nodes the adjoints back that they had after the sweeps in the trace. */
  restore(): void {
    for (const node of this.#later) node.grad = zeroLike(node.value);
    for (const [node, adjoint] of this.#adjoints) node.grad = adjoint;
  }
}
