import { easeCubicInOut, type Selection } from "d3";
import "d3-transition";
import { pointAt, reversed } from "../../layout/curve.ts";
import type { Scene } from "../scene.ts";

type Layer = Selection<SVGGElement, unknown, null, undefined>;

/** How long each kind of step takes to be shown, in milliseconds. */
const DURATIONS: Readonly<Record<Scene["kind"], number>> = {
  start: 0,
  evaluate: 320,
  visit: 250,
  seed: 320,
  accumulate: 560,
  collect: 320,
};

/** Ends whatever is still moving, leaving the picture as it was drawn. */
export function settle(camera: Layer): void {
  camera.selectAll(".moving").interrupt().remove();
  camera
    .selectAll<SVGElement, unknown>(".entering")
    .interrupt()
    .classed("entering", false)
    .attr("opacity", null);
  camera.selectAll<SVGElement, unknown>(".node.adding").classed("adding", false);
}

/**
 * Plays the way to a picture that is already drawn: only additions that go again, so that ending it
 * at any moment leaves exactly the picture.
 *
 * @returns a promise that ends with the animation, at once when it is cut short.
 */
export async function animate(camera: Layer, scene: Scene): Promise<void> {
  const duration = DURATIONS[scene.kind];
  if (duration === 0) return;
  const active = scene.nodes.find(({ state }) =>
    ["computing", "seeded", "receiving", "visiting"].includes(state),
  );
  const node = camera
    .selectAll<SVGGElement, unknown>("g.node")
    .filter((d) => (d as { id?: string }).id === active?.id);
  const runs: Promise<void>[] = [fadeIn(camera.selectAll<SVGElement, unknown>("g.chip"), duration * 0.6)];

  if (scene.kind === "evaluate") runs.push(fadeIn(node.select<SVGElement>("text.value"), duration));
  if (scene.kind === "seed") runs.push(fadeIn(node.select<SVGElement>("text.adjoint"), duration));
  if (scene.kind === "visit") runs.push(fadeIn(node.select<SVGElement>("rect.ring"), duration));
  if (scene.kind === "collect")
    runs.push(fadeIn(camera.selectAll<SVGElement, unknown>('[data-state="collected"] .ring'), duration));
  const carrying = scene.edges.find(({ state }) => state === "carrying");
  if (carrying !== undefined && active !== undefined) {
    node.classed("adding", true);
    const slot = node
      .append("text")
      .attr("class", "adjoint moving")
      .attr("x", active.width - 12)
      .attr("y", 88);
    slot.text(active.sum ?? "0");
    const way = reversed(carrying.curve);
    const dot = camera.append("circle").attr("class", "dot moving").attr("r", 8);
    runs.push(
      dot
        .transition()
        .duration(duration)
        .ease(easeCubicInOut)
        .attrTween("transform", () => (t) => {
          const { x, y } = pointAt(way, t);
          return `translate(${x},${y})`;
        })
        .end(),
    );
  }
  await Promise.allSettled(runs);
}

function fadeIn<E extends SVGElement>(
  parts: Selection<E, unknown, SVGGElement | null, unknown>,
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
