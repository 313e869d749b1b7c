import { unobserved } from "../autodiff/observe.ts";
import { type Nested, nestedOf, tensor } from "../autodiff/tensor.ts";
import type { Tensor, Value } from "../autodiff/value.ts";
import { Var } from "../autodiff/var.ts";
import type { Role } from "./trace.ts";

/** An input or parameter with a gradient: a number, a vector or a matrix. */
export interface Leaf {
  readonly name: string;
  readonly value: Nested;
  readonly role: Extract<Role, "input" | "parameter">;
}

/** A vector for a program, taken as one node or as a node per entry, named `w1`, `w2`, … */
export interface VectorLeaf {
  readonly value: Nested;
  readonly whole: Var<Tensor>;
  readonly entries: readonly Var[];
}

/** A matrix for a program, taken as one node or as a node per entry, named `X11`, `X12`, … */
export interface MatrixLeaf {
  readonly value: Nested;
  readonly whole: Var<Tensor>;
  readonly entries: readonly (readonly Var[])[];
}

/** The argument that a program receives for a leaf. */
export type LeafNodes = Var | VectorLeaf | MatrixLeaf;

/** A leaf with the nodes that the program has taken. */
export interface TakenLeaf {
  readonly leaf: Leaf;
  readonly given: LeafNodes;
  /** Returns the nodes by name; a single node with all entries if the program has taken none. */
  nodes(): readonly (readonly [name: string, node: Var<Value>])[];
  /** Returns the adjoints in the shape of the leaf's value. */
  gradient(): Nested;
}

type VarTree = Var | readonly VarTree[];

/**
 * Creates a leaf for a program.
 *
 * @throws RangeError from the leaf's methods, if the program takes both the whole and the entries: the
 * gradient would be split
 */
export function createLeaf(leaf: Leaf): TakenLeaf {
  if (typeof leaf.value === "number") {
    const node = leafOf<number>(leaf.value);
    return { leaf, given: node, nodes: () => [[leaf.name, node]], gradient: () => node.grad };
  }
  const { value } = leaf;
  let whole: Var<Tensor> | undefined;
  let entries: VarTree | undefined;
  function refuseBoth(): void {
    if (whole === undefined || entries === undefined) return;
    throw new RangeError(`record: ${leaf.name} is taken both whole and by entries; take it one way`);
  }
  function takeWhole(): Var<Tensor> {
    whole ??= leafOf<Tensor>(tensor(value));
    refuseBoth();
    return whole;
  }
  const given = {
    value,
    get whole() {
      return takeWhole();
    },
    get entries() {
      entries ??= varsOf(value);
      refuseBoth();
      return entries;
    },
  };
  return {
    leaf,
    given: given as VectorLeaf | MatrixLeaf,
    nodes: () => (entries === undefined ? [[leaf.name, takeWhole()]] : namedEntries(leaf.name, entries)),
    gradient: () => (entries === undefined ? nestedOf(takeWhole().grad) : gradientsOf(entries)),
  };
}

/** Creates a leaf that no step evaluates, even while the program runs. */
function leafOf<V extends Value>(value: V): Var<V> {
  return unobserved(() => new Var<V>(value));
}

function varsOf(nested: Nested): VarTree {
  return typeof nested === "number" ? leafOf<number>(nested) : nested.map(varsOf);
}

/** Returns the entries of an array with their names. */
function namedEntries(name: string, tree: VarTree, ...indices: readonly number[]): [string, Var][] {
  if (tree instanceof Var) return [[entryName(name, indices), tree]];
  return tree.flatMap((part, i) => namedEntries(name, part, ...indices, i + 1));
}

/**
 * Returns the name of an array's entry, whose indices count from 1: `w12`, `X12`; but `X1_12` and `X11_2`, which
 * would both be `X112`.
 */
export function entryName(name: string, indices: readonly number[]): string {
  return name + indices.join(indices.some((index) => index > 9) ? "_" : "");
}

function gradientsOf(tree: VarTree): Nested {
  return tree instanceof Var ? tree.grad : tree.map(gradientsOf);
}
