import type { Value } from "../autodiff/value.ts";
import { boundingBox, isNear } from "../layout/box.ts";
import { isFar } from "../layout/chip-places.ts";
import type { Box } from "../layout/layout.ts";
import type { Kink } from "../trace/kinks.ts";
import { replay } from "../trace/replay.ts";
import type { Step } from "../trace/trace.ts";
import { rightAdjoint } from "../trace/verdicts.ts";
import { graphWords } from "../words/en/graph.ts";
import { activity, type EdgeState } from "./activity.ts";
import type { ChipGroup, DisplayList, EdgeGroup } from "./display-list.ts";
import type { Timeline } from "./motion/timeline.ts";
import type { Picture } from "./picture.ts";

/**
 * A step of a picture: what to draw, and what the view and the remarks beside the drawing need. Depends only
 * on the arguments of `sceneAt`.
 */
export interface Scene {
  readonly picture: Picture;
  readonly index: number;
  readonly kind: "start" | Step["kind"];
  readonly width: number;
  readonly height: number;
  /** Space above the drawing that chips need at some step. */
  readonly headroom: number;
  readonly list: DisplayList;
  /** Why values or adjoints are not finite, by node, a text for each node. */
  readonly warnings: readonly string[];
  /** Where derivatives do not exist, so that conventions decide: at the nodes evaluated so far. */
  readonly kinks: readonly Kink[];
  /** Box around what the step concerns: where to look if not everything fits. */
  readonly focus: Box;
  /** Box around the nodes whose numbers the step takes to others: where to look first if the focus does not fit. */
  readonly origin: Box;
  /** Box around the nodes in which numbers arrive, if they are near: where to look last if the focus does not fit. */
  readonly destination: Box;
  /** The motion that leads to the scene, where it is no step of the trace; undefined if it has none. */
  readonly motion?: (() => Timeline) | undefined;
  /** The focus, with the operands that the step's rule may read, if they are near. */
  readonly context: Box;
}

/**
 * Largest distance from a step's own node at which its other nodes are in the focus, in the drawing's units.
 */
const REACH = 1300;

const NO_COPIES: DisplayList["copies"] = [];
const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The scenes of each picture that were requested last, by index, the latest at the end. */
const recent = new WeakMap<Picture, Map<number, Scene>>();
/** A step needs its own scene and the scene before, and the next scene is prepared. */
const RECENT = 3;

/**
 * Draws the state after `index` steps as data. Groups that look the same as at another step are shared. The scenes that
 * were requested last are not drawn again.
 */
export function sceneAt(picture: Picture, index: number): Scene {
  const scenes = recent.get(picture) ?? new Map<number, Scene>();
  const scene = scenes.get(index) ?? drawScene(picture, index);
  scenes.delete(index);
  scenes.set(index, scene);
  for (const oldest of scenes.keys()) if (scenes.size > RECENT) scenes.delete(oldest);
  recent.set(picture, scenes);
  return scene;
}

function drawScene(picture: Picture, index: number): Scene {
  const { layout } = picture;
  const state = replay(picture.trace, index);
  const { step } = state;
  const active = activity(picture, state);
  const warnings = warningsAt(picture, state.index);
  const storage = picture.storageAt(state);
  const chips = picture.chipsAt(step);
  const nodes = picture.nodes.map((draw, i) =>
    draw({
      state: active.nodes[i] ?? "pending",
      storage: storage.at(i),
      known: state.evaluated.at(i) === true && state.dropped.at(i) !== true,
      value: state.values.at(i) as Value,
      adjoint: state.adjoints.at(i),
      right: rightAdjoint(picture.trace, i, state.index),
      adding: step?.kind === "accumulate" && step.node === i ? step : undefined,
      warning: warnings.get(i),
    }),
  );
  const boxesOf = (indices: readonly number[]) => indices.map((i) => layout.nodes[i] as Box);
  const [origin, destination] = [boxesOf(active.origin), boxesOf(active.destination)];
  const [center = NOWHERE] = step?.kind === "accumulate" ? origin : destination;
  const isSeen = (box: Box) => Math.abs(box.x - center.x) <= REACH;
  const [left, reached] = [origin.filter(isSeen), destination.filter(isSeen)];
  const own = [...left, ...reached, ...chips.map(({ box }) => box)];
  const read = boxesOf(active.reads).filter((box) => !isFar(box, center));
  return {
    picture,
    index: state.index,
    kind: step?.kind ?? "start",
    width: layout.width,
    height: layout.height,
    headroom: picture.layout.headroom,
    list: { edges: edgesAt(picture, active.edges, chips), nodes, chips, copies: NO_COPIES },
    warnings: [...warnings].sort(([a], [b]) => a - b).map(([, text]) => text),
    kinks: picture.kinks.filter(({ node }) => state.evaluated.at(node)),
    focus: boundingBox(own),
    origin: boundingBox(left),
    destination: boundingBox(reached.length > 0 ? reached : [center]),
    context: boundingBox([...own, ...read]),
  };
}

/** Draws the edges: those that were used after the others, and those that move last, so that they are on top. */
export function edgesAt(
  { edges, layout }: Picture,
  states: readonly EdgeState[],
  chips: readonly ChipGroup[],
): EdgeGroup[] {
  const [idle, flowed, moving]: [EdgeGroup[], EdgeGroup[], EdgeGroup[]] = [[], [], []];
  for (const [i, draw] of edges.entries()) {
    const state = states[i] ?? "idle";
    const label = layout.labels[i];
    const isCovered = label !== undefined && chips.some(({ box }) => isNear(box, label, 2));
    const layer = state === "idle" ? idle : state === "flowed" || state === "pushed" ? flowed : moving;
    layer.push(draw(state, isCovered));
  }
  return idle.concat(flowed, moving);
}

/** Joins the warnings of each node after some steps: its value and its adjoint may both have one. */
function warningsAt({ warnings }: Picture, index: number): ReadonlyMap<number, string> {
  const texts = new Map<number, readonly string[]>();
  for (const { node, step, text } of warnings) {
    if (step <= index) texts.set(node, [...(texts.get(node) ?? []), text]);
  }
  return new Map([...texts].map(([node, all]) => [node, graphWords.warnings(all)]));
}
