import type { Core, Pass } from "./core.ts";
import { type Lane, strandY } from "./lanes.ts";
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

  const trunks = trunksOf(wiring.links, passes);
  const beside = wiring.links.filter((link) => passes(link).length === 0);
  const leaving = new Map<number, End[]>();
  for (const link of beside) {
    for (const edge of link.edges) addTo(leaving, link.parent, { edges: [edge], toward: middle(link.child) });
  }
  for (const { links, strands } of trunks) {
    const { parent } = links[0];
    const toward = passes(links[0])[0]?.y ?? 0;
    for (let strand = 0; strand < strands; strand++) {
      const edges = links.flatMap((link) => link.edges[strand] ?? []);
      addTo(leaving, parent, { edges, toward });
    }
  }
  const arriving = new Map<number, End[]>();
  for (const link of wiring.links) {
    const toward = passes(link).at(-1)?.y ?? middle(link.parent);
    for (const edge of link.edges) addTo(arriving, link.child, { edges: [edge], toward });
  }
  for (const branch of wiring.branches) {
    for (const [strand, edge] of branch.edges.entries()) {
      addTo(arriving, branch.child, { edges: [edge], toward: trunkOf(branch, strand) });
    }
  }
  const straight = straightEdges(wiring, core);
  const portOf = (at: Map<number, End[]>): Map<number, number> => {
    const ports = new Map<number, number>();
    for (const [node, ends] of at) {
      const height = sizes[node]?.height ?? 0;
      const own = portsOf(ends, middle(node), height, port, straight.get(node));
      for (const [i, { edges }] of own.ends.entries())
        for (const edge of edges) ports.set(edge, own.ys[i] ?? 0);
    }
    return ports;
  };
  const starts = portOf(leaving);
  const ends = portOf(arriving);

  const wires = new Map<number, Wire>();
  const wireOf = (edge: number, by: Wire["by"]) =>
    wires.set(edge, { start: starts.get(edge) ?? 0, end: ends.get(edge) ?? 0, by });
  const mean = (edges: readonly number[], ports: Map<number, number>): number =>
    edges.reduce((sum, edge) => sum + (ports.get(edge) ?? 0), 0) / edges.length;
  for (const { edges } of beside) for (const edge of edges) wireOf(edge, []);
  for (const { links, strands } of trunks) {
    const [longest] = links;
    const levels = levelsOf(passes(longest), mean(longest.edges, starts), mean(longest.edges, ends));
    for (const link of links) {
      for (const [strand, edge] of link.edges.entries()) {
        const aside = (strand - (strands - 1) / 2) * port;
        wireOf(
          edge,
          passes(link).map(({ column }, i) => ({ column, y: (levels[i] ?? 0) + aside })),
        );
      }
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

/** The edges of one parent that pass columns, the longest first; as far as they pass the same, they run as one. */
interface Trunk {
  readonly links: readonly [Bundle, ...Bundle[]];
  /** Number of lines: two if a node uses the parent twice, so that the edges stay apart. */
  readonly strands: number;
}

function trunksOf(links: readonly Bundle[], passes: (link: Bundle) => readonly Pass[]): Trunk[] {
  const trunks = new Map<number, [Bundle, ...Bundle[]]>();
  for (const link of links) {
    if (passes(link).length === 0) continue;
    const others = trunks.get(link.parent);
    if (others === undefined) trunks.set(link.parent, [link]);
    else others.push(link);
  }
  return [...trunks.values()].map((own) => ({
    links: own.sort((a, b) => passes(b).length - passes(a).length),
    strands: Math.max(...own.map(({ edges }) => edges.length)),
  }));
}

/** The end of edges at one port of a node, and the y that they come from or go to. */
interface End {
  readonly edges: readonly number[];
  readonly toward: number;
}

function addTo(ends: Map<number, End[]>, node: number, end: End): void {
  const own = ends.get(node);
  if (own === undefined) ends.set(node, [end]);
  else own.push(end);
}

/** Fraction of a node's side that ports may take. */
const USABLE = 0.7;

/**
 * Returns the ports on one side of a node: evenly around the node's middle, in the order of the y that the edges
 * come from or go to, so that they do not cross in front of the node. Ties keep the given order, which is the
 * operands'.
 *
 * @param straight an edge that comes from the middle's y: of two edges, this one keeps that y.
 */
function portsOf(
  ends: readonly End[],
  middle: number,
  height: number,
  apart: number,
  straight?: number,
): { readonly ends: readonly End[]; readonly ys: readonly number[] } {
  const gap = Math.min(apart, (height * USABLE) / Math.max(1, ends.length - 1));
  const sorted = [...ends].sort((a, b) => a.toward - b.toward);
  const kept = sorted.findIndex(({ edges }) => edges[0] === straight);
  const center = kept >= 0 && sorted.length === 2 ? kept : (sorted.length - 1) / 2;
  return { ends: sorted, ys: sorted.map((_, i) => middle + (i - center) * gap) };
}

/** The bounds of y within which a bundle may pass a column, and the y that its neighbours suggest. */
interface Passage {
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the y at which an edge passes each column, with as few different values as possible: from the
 * start's (kept as long as possible) to the end's (taken as soon as possible).
 */
export function levelsOf(passages: readonly Passage[], start: number, end: number): number[] {
  const levels: number[] = [];
  let low = start;
  let high = start;
  let wanted = start;
  while (levels.length < passages.length) {
    const from = levels.length;
    let to = from;
    for (let passage = passages[to]; passage !== undefined; passage = passages[++to]) {
      const [nextLow, nextHigh] = [Math.max(low, passage.low), Math.min(high, passage.high)];
      if (nextLow > nextHigh) break;
      [low, high] = [nextLow, nextHigh];
    }
    if (to === passages.length && from > 0) wanted = end;
    const level = Math.min(high, Math.max(low, wanted));
    for (let i = from; i < to; i++) levels.push(level);
    [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    wanted = passages[to]?.y ?? end;
  }
  return levels;
}
