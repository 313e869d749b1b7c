import { once, Sequence } from "./sequence.ts";
import type { Edges, Nodes, TraceEdge } from "./trace.ts";

/** Returns the edges from each node to its operands, in order. Constants have no edges. */
export function edgesOf(nodes: Nodes): Edges {
  return new ColumnEdges(nodes);
}

class ColumnEdges extends Sequence<TraceEdge> implements Edges {
  readonly children: Int32Array;
  readonly parents: Int32Array;
  /** The position among the child's operands, by edge. */
  readonly #operands: Int32Array;
  /** The first edge of each node, and at the end the number of edges. */
  readonly #firsts: Int32Array;
  readonly #nodes: Nodes;

  constructor(nodes: Nodes) {
    const { operands, operandEnds, constants } = nodes.columns;
    const count = operands.length - constants.length;
    super(
      count,
      once((edge) => this.#edge(edge)),
    );
    this.parents = new Int32Array(count);
    this.children = new Int32Array(count);
    this.#operands = new Int32Array(count);
    this.#firsts = new Int32Array(nodes.length + 1);
    this.#nodes = nodes;
    let [edge, place] = [0, 0];
    for (let child = 0; child < nodes.length; child++) {
      for (const start = place; place < (operandEnds[child] as number); place++) {
        const parent = operands[place] as number;
        if (parent < 0) continue;
        this.children[edge] = child;
        this.parents[edge] = parent;
        this.#operands[edge] = place - start;
        edge += 1;
      }
      this.#firsts[child + 1] = edge;
    }
  }

  into(child: number): number[] {
    const first = this.#firsts[child] ?? 0;
    return Array.from({ length: (this.#firsts[child + 1] ?? first) - first }, (_, k) => first + k);
  }

  of(child: number, operand: number): number {
    const [first, end] = [this.#firsts[child] ?? 0, this.#firsts[child + 1] ?? 0];
    // Constants among the operands have no edges, so that the edge may come earlier.
    let edge = Math.min(first + operand, end - 1);
    while (edge > first && (this.#operands[edge] as number) > operand) edge -= 1;
    return edge >= first && this.#operands[edge] === operand ? edge : -1;
  }

  indexOf(id: string): number {
    const dot = id.lastIndexOf(".");
    const edge = this.into(this.#nodes.indexOf(id.slice(0, dot)))[Number(id.slice(dot + 1))] ?? -1;
    // Another text, such as 01, may be the same number.
    return this.at(edge)?.id === id ? edge : -1;
  }

  #edge(edge: number): TraceEdge {
    const child = this.children[edge] as number;
    const position = edge - (this.#firsts[child] as number);
    return {
      id: `${this.#nodes.at(child)?.id}.${position}`,
      child,
      parent: this.parents[edge] as number,
      operand: this.#operands[edge] as number,
    };
  }
}
