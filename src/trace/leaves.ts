import { unobserved } from "../autodiff/observe.ts";
import { type Nested, nestedOf, tensor } from "../autodiff/tensor.ts";
import type { Tensor, Value } from "../autodiff/value.ts";
import { Var } from "../autodiff/var.ts";
import type { Role } from "./trace.ts";

/** An input or parameter that the gradient is wanted for: a number, a vector or a matrix. */
export interface Leaf {
  readonly name: string;
  readonly value: Nested;
  readonly role: Extract<Role, "input" | "parameter">;
}

/** A vector as a program may take it: as one node, or as a node for each entry, named `w1`, `w2`, … */
export interface VectorLeaf {
  readonly whole: Var<Tensor>;
  readonly entries: readonly Var[];
}

/** A matrix as a program may take it: as one node, or as a node for each entry, named `X11`, `X12`, … */
export interface MatrixLeaf {
  readonly whole: Var<Tensor>;
  readonly entries: readonly (readonly Var[])[];
}

/** What a program is given for a leaf. */
export type LeafNodes = Var | VectorLeaf | MatrixLeaf;

/** A leaf with the nodes that the program has taken for it. */
export interface TakenLeaf {
  readonly leaf: Leaf;
  readonly given: LeafNodes;
  /** The nodes by name; one with all entries if the program has taken none. */
  nodes(): readonly (readonly [name: string, node: Var<Value>])[];
  /** The adjoints, in the shape of the leaf's value. */
  gradient(): Nested;
}

type VarTree = Var | readonly VarTree[];

/**
 * Offers a leaf to a program.
 *
 * @throws RangeError from what is given, if the program takes both the whole and the entries: the
 * gradient would be in two places.
 */
export function createLeaf(leaf: Leaf): TakenLeaf {
  if (typeof leaf.value === "number") {
    const node = leafOf<number>(leaf.value);
    return { leaf, given: node, nodes: () => [[leaf.name, node]], gradient: () => node.grad };
  }
  const { name, value } = leaf;
  let whole: Var<Tensor> | undefined;
  let entries: VarTree | undefined;
  function refuseBoth(): void {
    if (whole === undefined || entries === undefined) return;
    throw new RangeError(`record: ${name} is taken both whole and by entries; take it one way`);
  }
  function takeWhole(): Var<Tensor> {
    whole ??= leafOf<Tensor>(tensor(value));
    refuseBoth();
    return whole;
  }
  const given = {
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
    nodes: () => (entries === undefined ? [[name, takeWhole()]] : named(name, entries)),
    gradient: () => (entries === undefined ? nestedOf(takeWhole().grad) : gradientsOf(entries)),
  };
}

/** A node that no step evaluates, even if it is made while the program runs. */
function leafOf<V extends Value>(value: V): Var<V> {
  return unobserved(() => new Var<V>(value));
}

function varsOf(nested: Nested): VarTree {
  return typeof nested === "number" ? leafOf<number>(nested) : nested.map(varsOf);
}

function named(name: string, tree: VarTree): [string, Var][] {
  return tree instanceof Var ? [[name, tree]] : tree.flatMap((part, i) => named(`${name}${i + 1}`, part));
}

function gradientsOf(tree: VarTree): Nested {
  return tree instanceof Var ? tree.grad : tree.map(gradientsOf);
}
