import type { Box, Curve, Label, Layout } from "../layout/layout.ts";
import { storageAt } from "../trace/memory.ts";
import { replay } from "../trace/replay.ts";
import type { Step, Trace } from "../trace/trace.ts";
import { conventionsOf, conventionText, kinksByNode } from "../words/conventions.ts";
import { type Diagnosis, diagnose } from "../words/diagnose.ts";
import { activity, type EdgeState } from "./activity.ts";
import { around, near } from "./box.ts";
import { far } from "./chip-places.ts";
import { type Chip, chipsAt } from "./chips.ts";
import { headroomOf } from "./headroom.ts";
import { nodeScene, type SceneNode } from "./scene-node.ts";

export type { SceneNode };

/** An edge as it is to be drawn. */
export interface SceneEdge {
  readonly id: string;
  readonly curve: Curve;
  readonly state: EdgeState;
  /** The shape of what it carries, unless a chip stands there or shows it. */
  readonly label: Label | undefined;
}

/** A picture of one step. It depends on the trace, the layout and the step alone. */
export interface Scene {
  readonly index: number;
  readonly kind: "start" | Step["kind"];
  readonly width: number;
  readonly height: number;
  /** The space above the drawing that chips need at some step. */
  readonly headroom: number;
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly chips: readonly Chip[];
  /** Which derivative is used where there is none, for the nodes evaluated by now. */
  readonly conventions: readonly string[];
  /** What this step is about: where to look when not everything fits. */
  readonly focus: Box;
  /** The same with the operands that its rule may read, where they are near. */
  readonly context: Box;
}

/** How far the other nodes of a step may be from its own node to be in the view with it, in units of the drawing. */
const REACH = 1300;

const WHOLE: Box = { x: 0, y: 0, width: 0, height: 0 };

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
      ...nodeScene(node, i, state, layout.density, kinks.get(i)),
      state: active.nodes[i] ?? "pending",
      storage: storage[i],
      warning: warningOf(i, warnings),
    };
  });
  const edges = trace.edges.map(({ id }, i): SceneEdge => {
    const label = layout.labels[i];
    const edgeState = active.edges[i] ?? "idle";
    const covered = label !== undefined && chips.some((chip) => near(chip, label, 2));
    const hidden = covered || edgeState === "carrying";
    return {
      id,
      curve: layout.edges[i] as Curve,
      state: edgeState,
      label: hidden ? undefined : label,
    };
  });
  const boxesOf = (indices: readonly number[]) => indices.map((i) => layout.nodes[i] as Box);
  const [center = WHOLE, ...others] = boxesOf(active.focus);
  const isSeen = (box: Box) => Math.abs(box.x - center.x) <= REACH;
  const own = [center, ...others.filter(isSeen), ...chips];
  const read = boxesOf(active.reads).filter((box) => !far(box, center));
  return {
    index: state.index,
    kind: state.step?.kind ?? "start",
    width: layout.width,
    height: layout.height,
    headroom: headroomOf(trace, layout, detail),
    nodes,
    edges,
    chips,
    conventions: conventionsOf(trace).flatMap((one) =>
      state.evaluated[one.node] ? [conventionText(trace, one)] : [],
    ),
    focus: around(own),
    context: around([...own, ...read]),
  };
}

/** A node may be the first both in its value and in its adjoint. */
function warningOf(i: number, warnings: readonly Diagnosis[]): string | undefined {
  const texts = warnings.flatMap(({ node, text }) => (node === i ? [text] : []));
  return texts.length === 0 ? undefined : texts.join(". ");
}
