import type { GraphNode } from "../autodiff/graph-node.ts";
import { tensor } from "../autodiff/tensor.ts";
import { type Tensor, type Value, zeroLike } from "../autodiff/value.ts";
import type { Var } from "../autodiff/var.ts";
import { type PyException, valueError } from "../python/exceptions.ts";
import { entryName, type MatrixLeaf, type VectorLeaf } from "../trace/leaves.ts";
import { programErrors } from "../words/en/program-errors.ts";

/** A leaf as the program holds it: a number is a node, an array is one node or a node per entry. */
export type LeafHost = GraphNode | ArrayLeaf;

/** The nodes of an array's entries: a list, or a list of rows. */
export type EntryNodes = readonly (Var | readonly Var[])[];

/**
 * An array that a program has made with `Var([…])`: one node if the program computes with the array, and a node per
 * entry if it computes with `w[0]`, `w[1]`, …; the first use decides.
 */
export class ArrayLeaf {
  #isWhole = false;
  #entries: EntryNodes | undefined;
  readonly value: Tensor;

  constructor(private readonly given: VectorLeaf | MatrixLeaf) {
    this.value = tensor(given.value) as Tensor;
  }

  /**
   * The array as one node.
   *
   * @throws ValueError (of Python) if the program has used entries
   */
  get whole(): Var<Tensor> {
    if (this.#entries !== undefined) throw usedBothWays();
    this.#isWhole = true;
    return this.given.whole;
  }

  /**
   * The entries as nodes.
   *
   * @throws ValueError (of Python) if the program has used the array as one node
   */
  get entries(): EntryNodes {
    if (this.#isWhole) throw usedBothWays();
    this.#entries ??= this.given.entries;
    return this.#entries;
  }

  /** The adjoints of all entries; zeros if the program has not used the array. */
  get grad(): Value {
    if (this.#isWhole) return this.given.whole.grad;
    return this.#entries === undefined ? zeroLike(this.value) : tensor(this.#entries.map(gradOf));
  }

  /** Sets the adjoints of all entries to 0. */
  clearGrad(): void {
    if (this.#isWhole) this.given.whole.grad = zeroLike(this.value) as Tensor;
    for (const entry of this.#entries?.flat() ?? []) entry.grad = 0;
  }

  /** Returns the names of the nodes of the array with a name: `w`, or `w1`, `w2`, …. */
  nodeNames(name: string): string[] {
    if (this.#entries === undefined) return [name];
    return this.#entries.flatMap((entry, i) =>
      Array.isArray(entry)
        ? entry.map((_, j) => entryName(name, [i + 1, j + 1]))
        : [entryName(name, [i + 1])],
    );
  }
}

function gradOf(entry: Var | readonly Var[]): number | number[] {
  return "grad" in entry ? entry.grad : entry.map(({ grad }) => grad);
}

function usedBothWays(): PyException {
  return valueError(programErrors.usedBothWays);
}
