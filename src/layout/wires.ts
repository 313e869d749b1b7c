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

/** An edge's end at one side of a node: the edge, and the y that it comes from or goes to. */
export interface End {
  readonly edge: number;
  readonly toward: number;
}

/** Fraction of a node's side that ports may take. */
const USABLE = 0.7;

/**
 * Returns the y of the ports on one side of a node, by edge: evenly around the node's middle, in the order of
 * the y that the edges come from or go to, so that they do not cross in front of the node. Ties keep the
 * given order, which is the operands'.
 *
 * @param straight an edge that comes from the middle's y: of two edges, this one keeps that y.
 */
function portsOf(
  ends: readonly End[],
  middle: number,
  height: number,
  apart: number,
  straight?: number,
): Map<number, number> {
  const gap = Math.min(apart, (height * USABLE) / Math.max(1, ends.length - 1));
  const sorted = [...ends].sort((a, b) => a.toward - b.toward);
  const kept = sorted.findIndex(({ edge }) => edge === straight);
  const center = kept >= 0 && sorted.length === 2 ? kept : (sorted.length - 1) / 2;
  return new Map(sorted.map(({ edge }, i) => [edge, middle + (i - center) * gap]));
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
