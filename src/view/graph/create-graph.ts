import { select } from "d3";
import type { Scene } from "../../scene/scene.ts";
import type { Explaining, Moment } from "../explain/explaining.ts";
import type { Pointed } from "../explain/provenance.ts";
import { isFollowing, overview, type Placement, showing, type Viewport, viewOf } from "./camera.ts";
import { drawChips } from "./draw-chips.ts";
import { drawEdges } from "./draw-edges.ts";
import { drawNodes } from "./draw-nodes.ts";
import type { Motion } from "./motion.ts";

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
  /** Brings a node into view, if it is not, and explains an entry as if a mouse pointed at it. */
  visit(node: string | undefined, entry: Pointed | undefined): void;
  destroy(): void;
}

/** What a graph asks and tells. */
export interface GraphHost {
  /** The view is another one. */
  onView(view: View): void;
  /** What moves the drawing could not be fetched. It is asked for again when something is to move. */
  onMissing(): void;
  /** Whether the view is not to be moved by hand. */
  isFixed(): boolean;
  /** Whether the wheel alone scrolls what is around. */
  leavesWheel(): boolean;
  /** The step of the scene drawn last. */
  now(): Moment | undefined;
}

/**
 * Creates the graph inside an SVG element, which gives it its size. `data-moving` tells whether something
 * moves; it is not there before anything can.
 */
export function createGraph(
  svg: SVGSVGElement,
  { onView, onMissing, isFixed, leavesWheel, now }: GraphHost,
): Graph {
  const root = select(svg);
  const camera = root.append("g").attr("class", "camera");
  const layer = (name: string) => camera.append("g").attr("class", name);
  const [edges, nodes, chips, rings] = [layer("edges"), layer("nodes"), layer("chips"), layer("rings")];
  const cards = root.append("g").attr("class", "cards");
  let scene: Scene | undefined;
  let viewport: Viewport = { width: 0, height: 0 };
  let view: Placement = { k: 1, x: 0, y: 0 };
  let mode: "follow" | "overview" | "hand" = "follow";
  let drawing = 0;
  let motion: Motion | undefined;
  let coming: Promise<void> | undefined;
  let isWished = false;
  let isTold = false;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let explaining: Explaining | undefined;

  /** The first picture waits for nothing that moves, and for nothing that is pointed at. */
  async function loadMotion(): Promise<void> {
    const [moving, explainer] = await Promise.all([
      import("./motion.ts"),
      import("../explain/explaining.ts"),
    ]);
    if (drawing < 0) return;
    svg.dataset.moving = "false";
    motion = moving.createMotion(root, camera, {
      viewport: () => viewport,
      isFixed,
      leavesWheel,
      onView: show,
      onRoom: measure,
    });
    explaining = explainer.createExplaining(svg, { rings, cards }, now);
    if (scene !== undefined) explaining.draw(scene);
    void motion.turn(view, 0);
  }

  /**
   * Every wish for what is missing asks for it again, if need be when it has failed to come once more; that it
   * is missing is told once.
   */
  function askForMotion(): void {
    isWished = coming !== undefined;
    if (isWished) return;
    coming = loadMotion().catch(() => {
      coming = undefined;
      if (!isTold) onMissing();
      isTold = true;
      if (isWished) askForMotion();
    });
  }

  function show(next: Placement, byHand: boolean): void {
    view = next;
    camera
      .attr("transform", `translate(${view.x},${view.y}) scale(${view.k})`)
      .classed("distant", view.k < 0.25);
    explaining?.follow(view, viewport);
    if (byHand) turnTo("hand");
  }

  function turnTo(next: typeof mode): void {
    mode = next;
    if (scene !== undefined) onView({ following: mode === "follow", partial: isFollowing(scene, viewport) });
  }

  /** Looks where the mode says; a view moved by hand stays. */
  async function lookAgain(duration: number): Promise<void> {
    if (scene === undefined || mode === "hand" || viewport.width === 0 || viewport.height === 0) return;
    const next = mode === "follow" ? viewOf(scene, viewport) : overview(scene, viewport);
    if (motion === undefined) show(next, false);
    else await motion.turn(next, still.matches ? 0 : duration);
  }

  function draw(next: Scene, way: Way, limit: number): void {
    const turn = ++drawing;
    const before = scene;
    scene = next;
    motion?.settle();
    drawEdges(edges, next.edges);
    drawNodes(nodes, next.nodes);
    drawChips(chips, next.chips);
    explaining?.draw(next);
    const animated = motion !== undefined && way !== "jump" && viewport.width > 0;
    const turned = lookAgain(animated ? Math.min(240, limit) : 0);
    turnTo(mode);
    if (motion === undefined) return void askForMotion();
    svg.dataset.moving = String(animated);
    if (!animated) return;
    const played = way === "back" && before ? motion.back(before, limit) : motion.forward(next, limit);
    void Promise.all([turned, played]).then(() => {
      if (turn !== drawing) return;
      motion?.settle();
      svg.dataset.moving = "false";
    });
  }

  function measure(room: Viewport): void {
    viewport = room;
    explaining?.follow(view, viewport);
    turnTo(mode);
    void lookAgain(0);
  }
  const observer = new ResizeObserver(([entry]) => {
    if (entry && !svg.hasAttribute("viewBox")) measure(entry.contentRect);
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
      if (motion === undefined) return void askForMotion();
      turnTo("hand");
      motion.scaleBy(factor, still.matches ? 0 : 200);
    },
    visit(id, entry) {
      explaining?.point(entry);
      const node = scene?.nodes.find((one) => one.id === id);
      const next = node && showing(view, node, viewport);
      if (next !== undefined) void motion?.turn(next, still.matches ? 0 : 200);
    },
    destroy() {
      drawing = -1;
      observer.disconnect();
      explaining?.destroy();
      motion?.destroy();
      camera.remove();
      cards.remove();
      delete svg.dataset.moving;
    },
  };
}
