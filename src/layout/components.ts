import type { Bundle } from "./wiring.ts";

/** Connected nodes, and the links between them. */
export interface Component {
  readonly nodes: readonly number[];
  readonly links: readonly Bundle[];
}

/** Returns the connected components of a graph, each with its nodes in order, sorted by their first nodes. */
export function componentsOf(nodes: readonly number[], links: readonly Bundle[]): Component[] {
  const leader = new Map(nodes.map((node) => [node, node]));
  function find(node: number): number {
    for (let at = node; ; ) {
      const above = leader.get(at) ?? at;
      if (above === at) return at;
      const next = leader.get(above) ?? above;
      leader.set(at, next);
      at = next;
    }
  }
  for (const { parent, child } of links) {
    const [a, b] = [find(parent), find(child)];
    leader.set(Math.max(a, b), Math.min(a, b));
  }
  const components = new Map<number, { nodes: number[]; links: Bundle[] }>();
  for (const node of nodes) {
    const root = find(node);
    if (root === node) components.set(root, { nodes: [], links: [] });
    components.get(root)?.nodes.push(node);
  }
  for (const link of links) components.get(find(link.child))?.links.push(link);
  return [...components.values()];
}
