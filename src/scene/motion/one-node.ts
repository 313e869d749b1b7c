import { type Polyline, pointOn, polyline } from "../../layout/curve.ts";
import { replay } from "../../trace/replay.ts";
import type { SeedStep, StorageStep } from "../../trace/trace.ts";
import type { DisplayList, Drawn, Group, NodeGroup } from "../display-list.ts";
import type { Scene } from "../scene.ts";
import { copyOf, placeIn, visible } from "./copies.ts";
import { contentsOf, slotIn, withContents, withSlotOf } from "./node-slots.ts";
import { eased, passed, type Span } from "./progress.ts";
import type { Timeline } from "./timeline.ts";

/** How far outside the graph a seed starts, in the drawing's units. */
const OUTSIDE = 110;
const BRING: Span = [0, 0.85];

/** The motion of a seed: it comes in from outside the graph, at the output. */
export function seedTimeline(before: Scene, after: Scene, step: SeedStep): Timeline {
  const { list } = after;
  const own = list.nodes[step.node] as NodeGroup;
  const copy = copyOf("seed", "seed", step.contribution);
  const place = placeIn(slotIn(own, "adjoint"), copy);
  const way = polyline([{ x: own.box.x + own.box.width + OUTSIDE, y: place.y }, place]);
  const waiting = withSlotOf(own, "adjoint", before.list.nodes[step.node] as NodeGroup);
  const unchanged = replaced(list, own, waiting);
  return {
    duration: 900,
    arrival: BRING[1],
    at(t) {
      if (t >= 1) return list;
      const opacity = t < BRING[1] ? passed(t, [0, 0.15]) : 1 - passed(t, [BRING[1], 1]);
      const copies = visible([copy.at(pointOn(way, eased(t, BRING)), opacity)]);
      return { ...list, nodes: t < BRING[1] ? unchanged : list.nodes, copies };
    },
  };
}

/** The shape of a pin whose point is at the origin. */
const PIN = "M0,0L-5.5,-10A6.5,6.5,0,1,1,5.5,-10Z";
const FALL: Span = [0, 0.6];
const HEIGHT = 34;

/** The motion of a kept value: a pin drops on the node. */
export function keepTimeline({ list }: Scene, { node }: StorageStep): Timeline {
  const { box } = list.nodes[node] as NodeGroup;
  const place = { x: box.x + box.width - 10, flags: ["value"], data: { copy: "pin" } };
  const path: Drawn = { kind: "path", role: "pin", id: "copy-pin-path", d: PIN };
  const pin = (t: number): Group => ({
    kind: "group",
    role: "copy",
    id: "copy-pin",
    ...place,
    y: box.y + 8 - HEIGHT * (1 - eased(t, FALL)),
    opacity: Math.min(passed(t, [0, 0.2]), 1 - passed(t, [0.75, 1])),
    children: [path],
  });
  return {
    duration: 600,
    arrival: FALL[1],
    at: (t) => (t >= 1 ? list : { ...list, copies: visible([pin(t)]) }),
  };
}

/** The motion of a discarded value: it fades, and its outline stays. */
export function discardTimeline(before: Scene, { list }: Scene, { node }: StorageStep): Timeline {
  const [own, old] = [list.nodes[node] as NodeGroup, before.list.nodes[node] as NodeGroup];
  const contents = contentsOf(old, "value");
  const faded = (opacity: number) =>
    withContents(
      own,
      "value",
      contents.map((part) => ({ ...part, opacity })),
    );
  return {
    duration: 500,
    arrival: 0.8,
    at: (t) => (t >= 0.8 ? list : { ...list, nodes: replaced(list, own, faded(1 - passed(t, [0, 0.8]))) }),
  };
}

/** The motion of a visit of the topological sort: the ring around the node appears. */
export function visitTimeline({ list }: Scene, node: number): Timeline {
  const own = list.nodes[node] as NodeGroup;
  const ringed = (opacity: number): NodeGroup => ({
    ...own,
    children: own.children.map((part) => (part.role === "ring" ? { ...part, opacity } : part)),
  });
  return {
    duration: 400,
    arrival: 0,
    at: (t) => (t >= 1 ? list : { ...list, nodes: replaced(list, own, ringed(passed(t, [0, 1]))) }),
  };
}

/** The maximum number of adjoints that are seen to gather, the space between them, and their distance below. */
const [MOST, BETWEEN, BELOW] = [12, 12, 44];
const GATHER: Span = [0.08, 0.7];

/** The motion of the last step: the adjoints of the leaves gather in a row below the graph, as the gradient. */
export function collectTimeline({ index, list, picture, width, height }: Scene): Timeline {
  const { adjoints } = replay(picture.trace, index);
  const copies = picture.leaves.slice(0, MOST).flatMap((leaf) => {
    const own = list.nodes[leaf] as NodeGroup;
    const adjoint = adjoints.at(leaf);
    return adjoint === undefined ? [] : [{ own, copy: copyOf(own.id, "gradient", adjoint) }];
  });
  const length = copies.reduce((sum, { copy }) => sum + copy.width + BETWEEN, -BETWEEN);
  let x = (width - length) / 2;
  const ways = copies.map(({ own, copy }) => {
    const end = { x: x + copy.width / 2, y: height + BELOW };
    x += copy.width + BETWEEN;
    return polyline([placeIn(slotIn(own, "adjoint"), copy), end]);
  });
  return {
    duration: 1400,
    arrival: GATHER[1],
    at(t) {
      if (t >= 1) return list;
      const opacity = Math.min(passed(t, [0, GATHER[0]]), 1 - passed(t, [0.85, 1]));
      const at = (way: Polyline) => pointOn(way, eased(t, GATHER));
      const shown = copies.map(({ copy }, i) => copy.at(at(ways[i] as Polyline), opacity));
      return { ...list, copies: visible(shown) };
    },
  };
}

function replaced({ nodes }: DisplayList, node: NodeGroup, by: NodeGroup): readonly NodeGroup[] {
  return nodes.map((other) => (other === node ? by : other));
}
