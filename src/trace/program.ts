import type { GraphNode } from "../autodiff/graph-node.ts";
import type { Value } from "../autodiff/value.ts";
import type { Role } from "./trace.ts";

/** A leaf that the gradient is wanted for. */
export interface Leaf {
  readonly name: string;
  readonly value: number;
  readonly role: Extract<Role, "input" | "parameter">;
}

/** What a program built: its nodes by the text's names, its outputs and their seeds. */
export interface Built {
  /** The text's names. An array `h` names its entries `h0`, `h1`, … */
  readonly names: Readonly<Record<string, GraphNode | readonly GraphNode[]>>;
  readonly outputs: Readonly<Record<string, GraphNode>>;
  /** The output adjoints; 1 where none is given. */
  readonly seeds?: Readonly<Record<string, Value>>;
}

/** Every node's names, the first being its id: the leaf's, the program's, then the output's. */
export function namesOf(
  leaves: readonly (readonly [string, GraphNode])[],
  built: Built,
): Map<GraphNode, string[]> {
  const names = new Map<GraphNode, string[]>();
  const owners = new Map<string, GraphNode>();

  function give(node: GraphNode, name: string): void {
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
  for (const [name, output] of Object.entries(built.outputs)) give(output, name);
  return names;
}

function isNode(named: GraphNode | readonly GraphNode[]): named is GraphNode {
  return !Array.isArray(named);
}
