import type { Box, Curve, Label, Layout } from "../layout/layout.ts";
import { storageAt } from "../trace/memory.ts";
import { replay } from "../trace/replay.ts";
import type { Step, Trace } from "../trace/trace.ts";
import { conventionsOf, conventionText, kinksByNode } from "../words/conventions.ts";
import { type Diagnosis, diagnose } from "../words/diagnose.ts";
import { diagnosisWords } from "../words/en/diagnoses.ts";
import { activity, type EdgeState } from "./activity.ts";
import { boundingBox, isNear } from "./box.ts";
import { isFar } from "./chip-places.ts";
import { type Chip, chipsAt } from "./chips.ts";
import { headroomOf } from "./headroom.ts";
import { type SceneNode, sceneNode } from "./scene-node.ts";

export type { SceneNode };

/** An edge to be drawn. */
export interface SceneEdge {
  readonly id: string;
  readonly curve: Curve;
  readonly state: EdgeState;
  /** The shape of the tensor that the edge carries, unless a chip covers the label or shows the tensor. */
  readonly label: Label | undefined;
}

/** A picture of one step, which depends only on the arguments of `scene`. */
export interface Scene {
  readonly index: number;
  readonly kind: "start" | Step["kind"];
  readonly width: number;
  readonly height: number;
  /** Space above the drawing that chips need at some step. */
  readonly headroom: number;
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly chips: readonly Chip[];
  /** Conventions for derivatives that do not exist, at the nodes evaluated so far. */
  readonly conventions: readonly string[];
  /** Box around what the step concerns: where to look if not everything fits. */
  readonly focus: Box;
  /** The focus, with the operands that the step's rule may read, if they are near. */
  readonly context: Box;
}

/**
 * Largest distance from a step's own node at which its other nodes are in the focus, in the drawing's units.
 */
const REACH = 1300;

const ORIGIN: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Draws the state after `index` steps as data. */
export function scene(trace: Trace, layout: Layout, index: number, detail: boolean): Scene {
  const state = replay(trace, index);
  const active = activity(trace, state);
  const warnings = diagnose(trace).filter(({ step }) => step <= state.index);
  const kinks = kinksByNode(trace);
  const storage = storageAt(trace, state);
  const chips = chipsAt(trace, layout, state, detail);
  const nodes = trace.nodes.map((node, i): SceneNode => {
    return {
      ...(layout.nodes[i] as Box),
      ...sceneNode(node, i, state, layout.density, kinks.get(i)),
      state: active.nodes[i] ?? "pending",
      storage: storage[i],
      warning: warningOf(i, warnings),
    };
  });
  const edges = trace.edges.map(({ id }, i): SceneEdge => {
    const label = layout.labels[i];
    const edgeState = active.edges[i] ?? "idle";
    const covered = label !== undefined && chips.some((chip) => isNear(chip, label, 2));
    const hidden = covered || edgeState === "carrying";
    return {
      id,
      curve: layout.edges[i] as Curve,
      state: edgeState,
      label: hidden ? undefined : label,
    };
  });
  const boxesOf = (indices: readonly number[]) => indices.map((i) => layout.nodes[i] as Box);
  const [center = ORIGIN, ...others] = boxesOf(active.focus);
  const isSeen = (box: Box) => Math.abs(box.x - center.x) <= REACH;
  const own = [center, ...others.filter(isSeen), ...chips];
  const read = boxesOf(active.reads).filter((box) => !isFar(box, center));
  return {
    index: state.index,
    kind: state.step?.kind ?? "start",
    width: layout.width,
    height: layout.height,
    headroom: headroomOf(trace, layout, detail),
    nodes,
    edges,
    chips,
    conventions: conventionsOf(trace).flatMap((convention) =>
      state.evaluated[convention.node] ? [conventionText(trace, convention)] : [],
    ),
    focus: boundingBox(own),
    context: boundingBox([...own, ...read]),
  };
}

/** Joins the warnings of a node: its value and its adjoint may both have one. */
function warningOf(i: number, warnings: readonly Diagnosis[]): string | undefined {
  const texts = warnings.flatMap(({ node, text }) => (node === i ? [text] : []));
  return texts.length === 0 ? undefined : diagnosisWords.joined(texts);
}
