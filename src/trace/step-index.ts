import { groupBy, type Lists, listAt } from "./lists.ts";
import { CODES, KINDS, type StepColumns, type StepKind, WITH_PARTIAL } from "./step-columns.ts";

/** Finds the steps of a node or an edge without a search through all steps. */
export class StepIndex {
  readonly #columns: StepColumns;
  readonly #steps: Lists;
  readonly #sums: Lists;
  readonly #flows: Int32Array;
  /** The visits of the topological sort, in order. */
  readonly visits: Int32Array;

  /** @param parents the node that receives along each edge */
  constructor(columns: StepColumns, nodes: number, parents: Int32Array) {
    const { kinds, refs } = columns;
    const [own, received] = [new Int32Array(kinds.length), new Int32Array(kinds.length)];
    this.#flows = new Int32Array(parents.length).fill(-1);
    const visits: number[] = [];
    for (let i = 0; i < kinds.length; i++) {
      const code = kinds[i] as number;
      const ref = refs[i] as number;
      const isFlow = code === CODES.accumulate || code === WITH_PARTIAL;
      if (isFlow && this.#flows[ref] === -1) this.#flows[ref] = i;
      if (code === CODES.visit) visits.push(i);
      own[i] = isFlow ? -1 : ref;
      received[i] = isFlow ? (parents[ref] as number) : code === CODES.seed ? ref : -1;
    }
    this.visits = Int32Array.from(visits);
    this.#columns = columns;
    this.#steps = groupBy(nodes, own);
    this.#sums = groupBy(nodes, received);
  }

  /** Returns the steps of a node other than accumulations, in order. */
  of(node: number): Int32Array {
    return listAt(this.#steps, node);
  }

  /** Returns the seeds and accumulations that add to the adjoint of a node, in order. */
  sumsOf(node: number): Int32Array {
    return listAt(this.#sums, node);
  }

  /** Returns the first accumulation along an edge; −1 if there is none. */
  flowOf(edge: number): number {
    return this.#flows[edge] ?? -1;
  }

  /** Returns the first step of a kind other than accumulations at a node; −1 if there is none. */
  first(kind: StepKind, node: number): number {
    return this.of(node).find((i) => this.#kindAt(i) === kind) ?? -1;
  }

  /** Returns the last step of some kinds at a node before a step; −1 if there is none. */
  lastBefore(index: number, node: number, ...kinds: readonly StepKind[]): number {
    const own = this.of(node);
    for (let k = countBelow(own, index) - 1; k >= 0; k--) {
      const i = own[k] as number;
      if (kinds.includes(this.#kindAt(i))) return i;
    }
    return -1;
  }

  #kindAt(i: number): StepKind {
    return KINDS[this.#columns.kinds[i] as number] as StepKind;
  }
}

/** Returns how many numbers of an ascending list are below a limit. */
export function countBelow(ascending: Int32Array, limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
