import type { GraphNode } from "../autodiff/graph-node.ts";
import { type Nested, nestedOf, tensor } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { createLeaf, entryName, type Leaf, type LeafNodes, type TakenLeaf } from "./leaves.ts";
import type { Trace } from "./trace.ts";

/** A program and its leaves. */
export interface Program {
  readonly leaves: readonly Leaf[];
  readonly build: (leaves: Readonly<Record<string, LeafNodes>>) => ProgramResult;
}

/** The result of running a program forward, with the leaves it took. */
export interface ForwardRun {
  readonly taken: readonly TakenLeaf[];
  readonly built: ProgramResult;
}

/** Runs a program forward on new leaves. */
export function runProgram({ leaves, build }: Program): ForwardRun {
  const taken = leaves.map(createLeaf);
  return { taken, built: build(Object.fromEntries(taken.map(({ leaf, given }) => [leaf.name, given]))) };
}

/** A node, or rows of nodes for a matrix computed entry by entry. */
export type NodeTree = GraphNode | readonly NodeTree[];

/** The result of a program: named nodes, outputs and their seeds. */
export interface ProgramResult {
  /** Nodes by their names in the text. An array `h` names its entries `h0`, `h1`, … */
  readonly names: Readonly<Record<string, GraphNode | readonly GraphNode[]>>;
  /** Each output as one node or as its entries: `Y` names its entries `Y11`, `Y12`, … */
  readonly outputs: Readonly<Record<string, NodeTree>>;
  /** The output adjoints, in the shape of the outputs; default 1. */
  readonly seeds?: Readonly<Record<string, Value | Nested>>;
  /** Names of constants, for formulas. */
  readonly constants?: Readonly<Record<string, GraphNode>>;
  /** Leaves that the program made itself, beside those it was given. */
  readonly leaves?: readonly TakenLeaf[];
  /** Whether the program has run the reverse sweep of its outputs. */
  readonly swept?: boolean;
  /** The lines of the program that made the nodes, from 1. */
  readonly lines?: ReadonlyMap<GraphNode, number>;
  /** What the program printed. */
  readonly printed?: string;
  /** True if the program swept again, which the trace leaves out. */
  readonly sweepsAgain?: true;
  /**
   * Returns the trace of a learner's own engine, which has run already: the nodes above stand for its nodes.
   *
   * @param detail whether visits of its topological sort are steps
   */
  readonly watched?: (detail: boolean) => Trace;
}

/**
 * Returns every node's names, the first being its id: the leaf's, the program's, then the output's.
 *
 * @param canonical returns the node to name in place of a stand-in
 * @throws RangeError if two nodes share a name
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
 * Returns each output node with its name and seed.
 *
 * @throws RangeError if the number of seeds differs from the number of an output's entries
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

/** Returns the values of an output in its shape. */
export function valuesOf(output: NodeTree): Nested {
  return isNode(output) ? nestedOf(output.value) : output.map(valuesOf);
}

function seedFor({ value }: GraphNode, seed: Value | Nested): Value {
  if (typeof seed === "object" && "shape" in seed) return seed;
  return typeof value === "number" && typeof seed === "number" ? seed : tensor(seed);
}

function entriesOf(
  name: string,
  tree: NodeTree,
  seed: Nested = 1,
  indices: readonly number[] = [],
): [string, GraphNode, Nested][] {
  if (isNode(tree)) return [[entryName(name, indices), tree, seed]];
  if (typeof seed !== "number" && seed.length !== tree.length) {
    throw new RangeError(
      `record: ${entryName(name, indices)} has ${tree.length} parts, its seed ${seed.length}; give one each`,
    );
  }
  return tree.flatMap((part, i) => {
    return entriesOf(name, part, typeof seed === "number" ? seed : (seed[i] ?? 1), [...indices, i + 1]);
  });
}

function isNode(named: NodeTree): named is GraphNode {
  return !Array.isArray(named);
}
