import { select, type ZoomTransform, zoom } from "d3";
import "d3-transition";
import type { Pointed, Provenance } from "../provenance.ts";
import type { Scene } from "../scene.ts";
import { animate, animateBack, settle } from "./animate.ts";
import { isFollowing, overview, type Viewport, viewOf } from "./camera.ts";
import { drawChips } from "./draw-chips.ts";
import { drawEdges } from "./draw-edges.ts";
import { drawNodes } from "./draw-nodes.ts";
import { createExplaining } from "./explaining.ts";

/** How to come to a new picture: by the step that was done or undone, or at once. */
export type Way = "forward" | "back" | "jump";

/** Where the view stands: following the step, or moved by hand. */
export interface View {
  readonly following: boolean;
  /** Whether the whole drawing would be too small to read, so that an overview is worth offering. */
  readonly partial: boolean;
}

/** The drawn graph of one player. */
export interface Graph {
  /**
   * Draws a scene. Whatever was still moving is ended first.
   *
   * @param limit the longest that an animation may take, in milliseconds.
   */
  draw(scene: Scene, way: Way, limit: number): void;
  /** Looks at the step again, as when nothing was zoomed by hand; turning there, or at once. */
  fit(way: "turning" | "at once"): void;
  /** Shows everything, however small. */
  overview(): void;
  zoomBy(factor: number): void;
  destroy(): void;
}

/** What a graph asks and tells. */
export interface GraphHost {
  /** The view is another one. */
  onView(view: View): void;
  /** Where an entry that is pointed at comes from, in the scene drawn last. */
  explain(pointed: Pointed): Provenance | undefined;
}

/** Creates the graph inside an SVG element, which gives it its size and `data-moving` its state. */
export function createGraph(svg: SVGSVGElement, { onView, explain }: GraphHost): Graph {
  const root = select(svg);
  const camera = root.append("g").attr("class", "camera");
  const layer = (name: string) => camera.append("g").attr("class", name);
  const [edges, nodes, chips, rings] = [layer("edges"), layer("nodes"), layer("chips"), layer("rings")];
  const cards = root.append("g").attr("class", "cards");
  let scene: Scene | undefined;
  let viewport: Viewport = { width: 0, height: 0 };
  let mode: "follow" | "overview" | "hand" = "follow";
  let drawing = 0;
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  const zooming = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.03, 4])
    .extent(() => [
      [0, 0],
      [viewport.width, viewport.height],
    ])
    .on("zoom", (event: { transform: ZoomTransform; sourceEvent: Event | null }) => {
      camera.attr("transform", event.transform.toString()).classed("distant", event.transform.k < 0.25);
      explaining.follow(viewport);
      if (event.sourceEvent !== null) turnTo("hand");
    });
  root.call(zooming).on("dblclick.zoom", null);

  const explaining = createExplaining(svg, { rings, cards }, explain);

  function turnTo(next: typeof mode): void {
    mode = next;
    if (scene !== undefined) onView({ following: mode === "follow", partial: isFollowing(scene, viewport) });
  }

  /** Looks where the mode says; a view moved by hand stays. */
  async function lookAgain(duration: number): Promise<void> {
    if (scene === undefined || mode === "hand" || viewport.width === 0 || viewport.height === 0) return;
    await look(mode === "follow" ? viewOf(scene, viewport) : overview(scene, viewport), duration);
  }

  /** Turns to a view, at once where people want no motion. Ends when it is reached or replaced. */
  async function look(transform: ZoomTransform, duration: number): Promise<void> {
    root.interrupt();
    if (duration === 0 || still.matches) root.call(zooming.transform, transform);
    else {
      const turned = root.transition().duration(duration).call(zooming.transform, transform).end();
      // The way there ends a rounding error off; the picture must not depend on the way.
      await turned.then(
        () => root.call(zooming.transform, transform),
        () => undefined,
      );
    }
  }

  function draw(next: Scene, way: Way, limit: number): void {
    const turn = ++drawing;
    const before = scene;
    scene = next;
    settle(camera);
    drawEdges(edges, next.edges);
    drawNodes(nodes, next.nodes);
    drawChips(chips, next.chips);
    explaining.draw(next);
    const animated = way !== "jump" && viewport.width > 0;
    const turned = lookAgain(animated ? Math.min(240, limit) : 0);
    turnTo(mode);
    svg.dataset.moving = String(animated);
    if (!animated) return;
    const played =
      way === "back" && before ? animateBack(camera, before, limit) : animate(camera, next, limit);
    void Promise.all([turned, played]).then(() => {
      if (turn !== drawing) return;
      settle(camera);
      svg.dataset.moving = "false";
    });
  }

  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const { width, height } = entry.contentRect;
    viewport = { width, height };
    explaining.follow(viewport);
    turnTo(mode);
    void lookAgain(0);
  });
  observer.observe(svg);

  return {
    draw,
    fit(way) {
      turnTo("follow");
      void lookAgain(way === "turning" ? 250 : 0);
    },
    overview() {
      turnTo("overview");
      void lookAgain(250);
    },
    zoomBy(factor) {
      turnTo("hand");
      root.interrupt();
      if (still.matches) root.call(zooming.scaleBy, factor);
      else root.transition().duration(200).call(zooming.scaleBy, factor);
    },
    destroy() {
      drawing = -1;
      observer.disconnect();
      explaining.destroy();
      settle(camera);
      root.interrupt().on(".zoom", null);
      camera.remove();
      cards.remove();
    },
  };
}
