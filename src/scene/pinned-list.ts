import { isNear } from "../layout/box.ts";
import { type Point, pathOf, pointsAlong } from "../layout/curve.ts";
import type { Box, Curve } from "../layout/layout.ts";
import { type Paths, pathsTo } from "../trace/paths.ts";
import { edgeAt, nodeAt, type Trace } from "../trace/trace.ts";
import type { DisplayList, Drawn, EdgeGroup, NodeGroup } from "./display-list.ts";

/** How many colours tell paths apart. Further paths take the colours again, and are told apart by their numbers. */
export const PATH_COLOURS = 4;

/** The radius of the number of a path, the size of its digits, and the space that it keeps to other things. */
const BADGE = { radius: 9, size: 12, clear: 4 };
/** The least distance of the number from the pinned node, beyond the largest arrow head, and from the other end. */
const [LEAST, LAST] = [28, 24];
const NO_CURVE: Curve = [];
/** How finely edges are sampled. */
const SAMPLES = 80;

/** Returns the name of the colour of a path by its position, from 1 to `PATH_COLOURS`. */
export function pathColour(position: number): string {
  return String((position % PATH_COLOURS) + 1);
}

/**
 * Prepares the drawing of a pinned node: a ring around the node, and trails along the edges on which the adjoints of the
 * outputs reach it. Where several contributions arrive, the trails of the edges that belong to one contribution have its
 * colour, and its number stands at the edge to the node. The function returned adds all this to a list. Groups that look
 * the same as in another list are the identical object.
 */
export function pinnedList(trace: Trace, node: number): (list: DisplayList) => DisplayList {
  const { id } = nodeAt(trace, node);
  const paths = pathsTo(trace, node);
  const looks = looksOf(trace, paths);
  const [end] = paths.ends;
  const firstEnd = end === undefined ? undefined : edgeAt(trace, end).id;
  const drawn = new WeakMap<EdgeGroup | NodeGroup, EdgeGroup | NodeGroup>();
  const badges = new WeakMap<Curve, ReadonlyMap<string, Badge>>();

  function ringed(group: NodeGroup): NodeGroup {
    const { width, height } = group.box;
    const box = { x: -7, y: -7, width: width + 14, height: height + 14 };
    const ring: Drawn = { kind: "rect", role: "pinned", id: `pinned ${group.id}`, ...box, radius: 16 };
    return {
      ...group,
      flags: [...group.flags, "pinned"],
      data: { ...group.data, pinned: "" },
      children: [ring, ...group.children],
    };
  }

  function trailed(group: EdgeGroup, path: string, place: Badge | undefined): EdgeGroup {
    const trail: Drawn = { kind: "path", role: "trail", id: `trail ${group.id}`, d: pathOf(group.curve) };
    const badge = place === undefined ? [] : badgeOf(group.id, place);
    return { ...group, data: { ...group.data, path }, children: [trail, ...group.children, ...badge] };
  }

  return (list) => {
    // The same run can have several layouts. Each has curves of its own.
    const curve = list.edges.find(({ data }) => data.edge === firstEnd)?.curve ?? NO_CURVE;
    const places = badges.get(curve) ?? badgePlaces(list, trace, paths);
    badges.set(curve, places);
    return {
      ...list,
      nodes: list.nodes.map((group) => (group.data.node === id ? remembered(group, ringed) : group)),
      edges: list.edges.map((group) => {
        const edge = group.data.edge ?? "";
        const path = looks.get(edge);
        return path === undefined ? group : remembered(group, () => trailed(group, path, places.get(edge)));
      }),
    };
  };

  function remembered<G extends EdgeGroup | NodeGroup>(group: G, draw: (group: G) => G): G {
    const known = (drawn.get(group) as G | undefined) ?? draw(group);
    drawn.set(group, known);
    return known;
  }
}

/** Returns the path of each edge by its id: the colour of a single contribution, or `shared`. */
function looksOf(trace: Trace, { ends, of }: Paths): ReadonlyMap<string, string> {
  return new Map(
    Array.from(of, ([edge, path]) => {
      const isShared = path === "shared" || ends.length === 1;
      return [edgeAt(trace, edge).id, isShared ? "shared" : pathColour(path)] as const;
    }),
  );
}

/** The place and the number of a badge. */
interface Badge extends Point {
  readonly number: number;
}

/** Finds places for the numbers of the paths, by the ids of their last edges: on their edges, near the node. */
function badgePlaces(list: DisplayList, trace: Trace, { ends }: Paths): ReadonlyMap<string, Badge> {
  const places = new Map<string, Badge>();
  if (ends.length < 2) return places;
  const curves = new Map(list.edges.map(({ data, curve }) => [data.edge, curve]));
  const curveOf = (edge: number): Curve => curves.get(edgeAt(trace, edge).id) ?? [];
  const samples = ends.map((edge) => pointsAlong(curveOf(edge), SAMPLES));
  const labels = list.edges.flatMap(({ label }) => label ?? []);
  const solid = [...list.nodes.map(({ box }) => box), ...labels];
  for (const [i, edge] of ends.entries()) {
    const own = samples[i] ?? [];
    const [start, end] = [own[0] ?? { x: 0, y: 0 }, own.at(-1) ?? { x: 0, y: 0 }];
    const tried = own.filter((point) => distance(point, start) >= LEAST && distance(point, end) >= LAST);
    const free = tried.filter(
      (point) =>
        !solid.some((box) => isNear(around(point), box, BADGE.clear)) &&
        ![...places.values()].some((other) => distance(other, point) < 2 * BADGE.radius + BADGE.clear),
    );
    const others = samples.filter((_, other) => other !== i).flat();
    const isApart = (point: Point) =>
      others.every((other) => distance(other, point) > BADGE.radius + BADGE.clear);
    const place = free.find(isApart) ?? free[0] ?? tried[0] ?? start;
    places.set(edgeAt(trace, edge).id, { ...place, number: i + 1 });
  }
  return places;
}

function badgeOf(owner: string, { number, ...point }: Badge): Drawn[] {
  const id = `badge ${owner}`;
  const { x, y } = point;
  return [
    { kind: "rect", role: "badge", id, ...around(point), radius: BADGE.radius },
    {
      kind: "text",
      role: "badge",
      id: `number ${id}`,
      x,
      y: y + BADGE.size / 2 - 2,
      anchor: "middle",
      size: BADGE.size,
      text: String(number),
    },
  ];
}

function around({ x, y }: Point): Box {
  return { x: x - BADGE.radius, y: y - BADGE.radius, width: 2 * BADGE.radius, height: 2 * BADGE.radius };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
