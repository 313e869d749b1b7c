import type { Core, Pass } from "./core.ts";
import { type Lane, strandY } from "./lanes.ts";
import { levelsOf } from "./levels.ts";
import { type End, portsOf } from "./ports.ts";
import type { Size, Spacing } from "./sizes.ts";
import type { Riser } from "./tracks.ts";
import type { Bundle, Wiring } from "./wiring.ts";

/** The y coordinates of an edge, before the columns have an x. */
export interface Wire {
  readonly start: number;
  readonly end: number;
  /** The columns that the edge passes, or the riser on which it leaves its trunk. */
  readonly by: readonly { readonly column: number; readonly y: number }[] | Riser;
}

/** Returns the wires of all edges, by edge. */
export function wiresOf(
  wiring: Wiring,
  core: Core,
  lanes: readonly Lane[],
  sizes: readonly Size[],
  { port }: Pick<Spacing, "port">,
): Map<number, Wire> {
  const laneOf = new Map(lanes.map((lane) => [lane.source, lane]));
  const trunkOf = ({ parent }: Bundle, strand: number): number => {
    const lane = laneOf.get(parent);
    return lane === undefined ? 0 : strandY(lane, strand);
  };
  const middle = (node: number): number => core.middles.get(node) ?? 0;
  const passes = (link: Bundle): readonly Pass[] => core.passes.get(link) ?? [];

  const leaving = endsBy("parent", wiring.links, (link) => passes(link)[0]?.y ?? middle(link.child));
  const arriving = endsBy("child", wiring.links, (link) => passes(link).at(-1)?.y ?? middle(link.parent));
  for (const [node, ends] of endsBy("child", wiring.branches, trunkOf)) {
    arriving.set(node, [...(arriving.get(node) ?? []), ...ends]);
  }
  const straight = straightEdges(wiring, core);
  const portOf = (at: Map<number, End[]>): Map<number, number> => {
    const ports = [...at].map(([node, ends]) =>
      portsOf(ends, middle(node), sizes[node]?.height ?? 0, port, straight.get(node)),
    );
    return new Map(ports.flatMap((entries) => [...entries]));
  };
  const starts = portOf(leaving);
  const ends = portOf(arriving);

  const wires = new Map<number, Wire>();
  for (const link of wiring.links) {
    const mean = (ports: Map<number, number>): number =>
      link.edges.reduce((sum, edge) => sum + (ports.get(edge) ?? 0), 0) / link.edges.length;
    const levels = levelsOf(passes(link), mean(starts), mean(ends));
    for (const [strand, edge] of link.edges.entries()) {
      const aside = (strand - (link.edges.length - 1) / 2) * port;
      const by = passes(link).map(({ column }, i) => ({ column, y: (levels[i] ?? 0) + aside }));
      wires.set(edge, { start: starts.get(edge) ?? 0, end: ends.get(edge) ?? 0, by });
    }
  }
  const risers = new Map<string, Riser & { readonly ports: number[] }>();
  for (const branch of wiring.branches) {
    for (const [strand, edge] of branch.edges.entries()) {
      const column = core.columns.get(branch.child) ?? 0;
      const key = `${branch.parent}.${strand}>${column}`;
      const trunk = trunkOf(branch, strand);
      const end = ends.get(edge) ?? 0;
      const riser = risers.get(key) ?? { column, trunk, ports: [] };
      risers.set(key, riser);
      riser.ports.push(end);
      wires.set(edge, { start: trunk, end, by: riser });
    }
  }
  return wires;
}

/**
 * Returns, by node, the edge that can reach the node on one straight line, past the branches that arrive
 * there.
 */
function straightEdges({ links, branches }: Wiring, { middles }: Core): Map<number, number> {
  const branched = new Set(branches.map(({ child }) => child));
  const level = ({ parent, child }: Bundle): boolean =>
    Math.abs((middles.get(parent) ?? 0) - (middles.get(child) ?? 0)) < 0.5;
  return new Map(
    links.flatMap((link): [number, number][] => {
      const [edge] = link.edges;
      return edge !== undefined && branched.has(link.child) && level(link) ? [[link.child, edge]] : [];
    }),
  );
}

function endsBy(
  side: "parent" | "child",
  bundles: readonly Bundle[],
  toward: (bundle: Bundle, strand: number) => number,
): Map<number, End[]> {
  const ends = new Map<number, End[]>();
  for (const bundle of bundles) {
    const list = ends.get(bundle[side]) ?? [];
    for (const [strand, edge] of bundle.edges.entries()) list.push({ edge, toward: toward(bundle, strand) });
    ends.set(bundle[side], list);
  }
  return ends;
}
