import { select, type ZoomTransform, zoom } from "d3";
import "d3-transition";
import type { Scene } from "../scene.ts";
import { animate, settle } from "./animate.ts";
import { isFollowing, overview, type Viewport, viewOf } from "./camera.ts";
import { drawChips } from "./draw-chips.ts";
import { drawEdges } from "./draw-edges.ts";
import { drawNodes } from "./draw-nodes.ts";

/** How to come to a new picture. */
export type Way = "animated" | "at once";

/** Where the view stands: following the step, or moved by hand. */
export interface View {
  readonly following: boolean;
  /** Whether the whole drawing would be too small to read, so that an overview is worth offering. */
  readonly partial: boolean;
}

/** The drawn graph of one player. */
export interface Graph {
  /** Draws a scene. Whatever was still moving is ended first. */
  draw(scene: Scene, way: Way): void;
  /** Looks at the step again, as when nothing was zoomed by hand. */
  fit(): void;
  /** Shows everything, however small. */
  overview(): void;
  zoomBy(factor: number): void;
  destroy(): void;
}

/** Creates the graph inside an SVG element, which gives it its size and `data-moving` its state. */
export function createGraph(svg: SVGSVGElement, onView: (view: View) => void): Graph {
  const root = select(svg);
  const camera = root.append("g").attr("class", "camera");
  const [edges, nodes, chips] = ["edges", "nodes", "chips"].map((name) =>
    camera.append("g").attr("class", name),
  );
  let scene: Scene | undefined;
  let viewport: Viewport = { width: 0, height: 0 };
  let byHand = false;
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
      if (event.sourceEvent !== null) moved(true);
    });
  root.call(zooming).on("dblclick.zoom", null);

  function moved(hand: boolean): void {
    byHand = hand;
    if (scene !== undefined) onView({ following: !byHand, partial: isFollowing(scene, viewport) });
  }

  /** Turns to a view, at once where people want no motion. Ends when it is reached or replaced. */
  async function look(transform: ZoomTransform, duration: number): Promise<void> {
    root.interrupt();
    if (duration === 0 || still.matches) root.call(zooming.transform, transform);
    else {
      const turned = root.transition().duration(duration).call(zooming.transform, transform).end();
      await turned.catch(() => undefined);
    }
  }

  function draw(next: Scene, way: Way): void {
    const turn = ++drawing;
    scene = next;
    settle(camera);
    if (edges && nodes && chips) {
      drawEdges(edges, next.edges);
      drawNodes(nodes, next.nodes);
      drawChips(chips, next.chips);
    }
    const animated = way === "animated" && viewport.width > 0;
    const looks = !byHand && viewport.width > 0;
    const turned = looks ? look(viewOf(next, viewport), animated ? 240 : 0) : undefined;
    moved(byHand);
    svg.dataset.moving = String(animated);
    if (!animated) return;
    void Promise.all([turned, animate(camera, next)]).then(() => {
      if (turn !== drawing) return;
      settle(camera);
      svg.dataset.moving = "false";
    });
  }

  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const { width, height } = entry.contentRect;
    viewport = { width, height };
    if (scene !== undefined && width > 0 && height > 0) {
      moved(byHand);
      if (!byHand) void look(viewOf(scene, viewport), 0);
    }
  });
  observer.observe(svg);

  return {
    draw,
    fit() {
      moved(false);
      if (scene !== undefined) void look(viewOf(scene, viewport), 250);
    },
    overview() {
      moved(true);
      if (scene !== undefined) void look(overview(scene, viewport), 250);
    },
    zoomBy(factor) {
      moved(true);
      root.interrupt();
      if (still.matches) root.call(zooming.scaleBy, factor);
      else root.transition().duration(200).call(zooming.scaleBy, factor);
    },
    destroy() {
      drawing = -1;
      observer.disconnect();
      settle(camera);
      root.interrupt().on(".zoom", null);
      camera.remove();
    },
  };
}
