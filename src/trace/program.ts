import type { GraphNode } from "../autodiff/graph-node.ts";
import { type Nested, nestedOf, tensor } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { createLeaf, type Leaf, type LeafNodes, type TakenLeaf } from "./leaves.ts";

/** A program and the leaves that it runs on. */
export interface Program {
  readonly leaves: readonly Leaf[];
  readonly build: (leaves: Readonly<Record<string, LeafNodes>>) => ProgramResult;
}

/** A program that was run forward, and the leaves that it took. */
export interface ForwardRun {
  readonly taken: readonly TakenLeaf[];
  readonly built: ProgramResult;
}

/** Runs a program forward, on leaves of this run's own. */
export function runProgram({ leaves, build }: Program): ForwardRun {
  const taken = leaves.map(createLeaf);
  return { taken, built: build(Object.fromEntries(taken.map(({ leaf, given }) => [leaf.name, given]))) };
}

/** A node, or nodes in rows, as the entries of a matrix that were computed one by one. */
export type NodeTree = GraphNode | readonly NodeTree[];

/** What a program built: its nodes by the text's names, its outputs and their seeds. */
export interface ProgramResult {
  /** The text's names. An array `h` names its entries `h0`, `h1`, … */
  readonly names: Readonly<Record<string, GraphNode | readonly GraphNode[]>>;
  /** One node each, or its entries: `Y` names its entries `Y11`, `Y12`, … */
  readonly outputs: Readonly<Record<string, NodeTree>>;
  /** The output adjoints, in the shape of the outputs; 1 where none is given. */
  readonly seeds?: Readonly<Record<string, Value | Nested>>;
  /** Names of constants, for formulas. */
  readonly constants?: Readonly<Record<string, GraphNode>>;
}

/**
 * Every node's names, the first being its id: the leaf's, the program's, then the output's.
 *
 * @param canonical the node to be named in place of one that stands for it.
 * @throws RangeError if two nodes share a name.
 */
export function namesOf(
  leaves: readonly (readonly [string, GraphNode])[],
  built: ProgramResult,
  canonical: (node: GraphNode) => GraphNode,
): Map<GraphNode, string[]> {
  const names = new Map<GraphNode, string[]>();
  const owners = new Map<string, GraphNode>();

  function give(named: GraphNode, name: string): void {
    const node = canonical(named);
    const owner = owners.get(name);
    if (owner !== undefined && owner !== node) throw new RangeError(`record: two nodes are named "${name}"`);
    owners.set(name, node);
    const taken = names.get(node) ?? [];
    if (!taken.includes(name)) names.set(node, [...taken, name]);
  }

  for (const [name, leaf] of leaves) give(leaf, name);
  for (const [name, named] of Object.entries(built.names)) {
    if (isNode(named)) give(named, name);
    else for (const [i, node] of named.entries()) give(node, `${name}${i}`);
  }
  for (const [name, output] of Object.entries(built.outputs)) {
    for (const [entry, node] of entriesOf(name, output)) give(node, entry);
  }
  return names;
}

/**
 * Each output node with its name and its seed.
 *
 * @throws RangeError if the seeds of an output's entries are not one each.
 */
export function seededEntries({
  outputs,
  seeds,
}: ProgramResult): [name: string, node: GraphNode, seed: Value][] {
  return Object.entries(outputs).flatMap(([name, output]) => {
    const seed = seeds?.[name] ?? 1;
    if (isNode(output)) return [[name, output, seedFor(output, seed)]];
    const nested = typeof seed === "object" && "shape" in seed ? nestedOf(seed) : seed;
    return entriesOf(name, output, nested).map(([entry, node, one]): [string, GraphNode, Value] => [
      entry,
      node,
      seedFor(node, one),
    ]);
  });
}

/** The values of an output, in its shape. */
export function valuesOf(output: NodeTree): Nested {
  return isNode(output) ? nestedOf(output.value) : output.map(valuesOf);
}

function seedFor({ value }: GraphNode, seed: Value | Nested): Value {
  if (typeof seed === "object" && "shape" in seed) return seed;
  return typeof value === "number" && typeof seed === "number" ? seed : tensor(seed);
}

function entriesOf(name: string, tree: NodeTree, seed: Nested = 1): [string, GraphNode, Nested][] {
  if (isNode(tree)) return [[name, tree, seed]];
  if (typeof seed !== "number" && seed.length !== tree.length) {
    throw new RangeError(`record: ${name} has ${tree.length} parts, its seed ${seed.length}; give one each`);
  }
  return tree.flatMap((part, i) => {
    return entriesOf(`${name}${i + 1}`, part, typeof seed === "number" ? seed : (seed[i] ?? 1));
  });
}

function isNode(named: NodeTree): named is GraphNode {
  return !Array.isArray(named);
}
