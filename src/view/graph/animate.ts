import { type BaseType, easeCubicInOut, type Selection, select } from "d3";
import "d3-transition";
import { pointAt, reversed } from "../../layout/curve.ts";
import type { Curve } from "../../layout/layout.ts";
import type { NodeState } from "../../scene/activity.ts";
import type { Drawn, EdgeGroup } from "../../scene/display-list.ts";
import type { Scene } from "../../scene/scene.ts";
import { appendDrawn, elementOf, type Layers } from "./draw-list.ts";

/** The SVG elements of a drawing. */
export interface Drawing {
  /** Moves and scales with the view. */
  readonly camera: SVGGElement;
  readonly layers: Layers;
}

/** The duration of the animation of each kind of step, in milliseconds. */
const DURATIONS: Readonly<Record<Scene["kind"], number>> = {
  start: 0,
  evaluate: 320,
  keep: 250,
  discard: 250,
  recompute: 320,
  visit: 250,
  seed: 320,
  accumulate: 560,
  collect: 320,
};

/** The selector of the elements of the active node that fade in, per kind of step. */
const ENTERING: Partial<Readonly<Record<Scene["kind"], string>>> = {
  evaluate: "text.value, g.value",
  keep: "rect.ring",
  recompute: "text.value, g.value",
  seed: "text.adjoint, g.adjoint",
  visit: "rect.ring",
};

const ACTIVE: ReadonlySet<string> = new Set<NodeState>([
  "computing",
  "keeping",
  "seeded",
  "receiving",
  "visiting",
]);

/** Ends all running animations and leaves the final picture. */
export function settle(drawing: Drawing): void {
  const camera = select(drawing.camera);
  camera.selectAll(".moving").interrupt().remove();
  camera
    .selectAll<SVGElement, unknown>(".entering")
    .interrupt()
    .classed("entering", false)
    .attr("opacity", null);
  camera.selectAll<SVGElement, unknown>(".node.adding").classed("adding", false);
}

/**
 * Animates a step into a picture that is already drawn. The animation only adds elements, and removes them
 * again, so cutting it short at any moment leaves exactly the picture.
 *
 * @param limit the maximum duration, in milliseconds
 * @returns a promise that resolves when the animation ends or is cut short
 */
export async function animate(drawing: Drawing, scene: Scene, limit: number): Promise<void> {
  const duration = Math.min(DURATIONS[scene.kind], limit);
  if (duration === 0) return;
  const camera = select(drawing.camera);
  const { nodes, edges } = scene.list;
  const active = nodes.find(({ data }) => ACTIVE.has(data.state ?? ""));
  const own = active && elementOf(drawing.layers.nodes, active);
  const node = camera.selectAll<SVGElement, unknown>(() => (own === undefined ? [] : [own]));
  const runs = [fadeIn(camera.selectAll<SVGElement, unknown>("g.chip"), duration * 0.6)];

  const entering = ENTERING[scene.kind];
  if (entering !== undefined) runs.push(fadeIn(node.selectAll<SVGElement, unknown>(entering), duration));
  if (scene.kind === "collect") {
    runs.push(fadeIn(camera.selectAll<SVGElement, unknown>('[data-state="collected"] .ring'), duration));
  }
  const carrying = edges.find(isCarrying);
  if (carrying !== undefined) {
    if (own !== undefined) showBefore(own, active?.before);
    runs.push(sendDot(drawing, reversed(carrying.curve), duration));
  }
  await Promise.allSettled(runs);
}

/** Animates the undoing of a step: its contribution moves from the parent back to the child. */
export async function animateBack(drawing: Drawing, undone: Scene, limit: number): Promise<void> {
  const duration = Math.min(DURATIONS[undone.kind] * 0.6, limit);
  const carried = undone.list.edges.find(isCarrying);
  if (carried !== undefined) await Promise.allSettled([sendDot(drawing, carried.curve, duration)]);
}

function isCarrying({ data }: EdgeGroup): boolean {
  return data.state === "carrying";
}

/** Shows in the parent's slot the adjoint before the step and the contribution being added. */
function showBefore(node: SVGElement, before: Drawn | undefined): void {
  node.classList.add("adding");
  if (before !== undefined) appendDrawn(node, before).classList.add("moving");
}

function sendDot({ camera }: Drawing, way: Curve, duration: number): Promise<void> {
  return select(camera)
    .append("circle")
    .attr("class", "dot moving")
    .attr("r", 8)
    .transition()
    .duration(duration)
    .ease(easeCubicInOut)
    .attrTween("transform", () => (t) => {
      const { x, y } = pointAt(way, t);
      return `translate(${x},${y})`;
    })
    .end();
}

function fadeIn<E extends SVGElement, D>(
  parts: Selection<E, D, BaseType, unknown>,
  duration: number,
): Promise<void> {
  if (parts.empty()) return Promise.resolve();
  return parts
    .classed("entering", true)
    .attr("opacity", 0)
    .transition()
    .duration(duration)
    .attr("opacity", 1)
    .end();
}
