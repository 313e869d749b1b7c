import type { DisplayList } from "../../scene/display-list.ts";
import { type Scene, sceneAt } from "../../scene/scene.ts";
import { captionAt } from "../../words/caption.ts";
import type { Explaining, Moment } from "../explain/explaining.ts";
import type { Pointed } from "../explain/provenance.ts";
import { afterPaint } from "../ui/after-paint.ts";
import { observeSize } from "../ui/observe-size.ts";
import {
  changeOf,
  isReadable,
  overview,
  type Placement,
  place,
  showing,
  TURN,
  travelOf,
  type Viewport,
  viewOf,
} from "./camera.ts";
import { appendGroup, appendLayers, drawList } from "./draw-list.ts";
import type { Motion } from "./motion.ts";
import type { Clicks } from "./watch-clicks.ts";

/** How to get to the new picture: by doing a step, by undoing a step, or at once. */
export type Transition = "forward" | "back" | "jump";

/** The state of the view. */
export interface View {
  readonly following: boolean;
  /** Whether the whole drawing would be too small to read, so that an overview button is useful. */
  readonly partial: boolean;
  /** Whether the whole drawing is shown on request. */
  readonly whole: boolean;
  /** The size of the drawing area. */
  readonly room: Viewport;
}

/** The graph of a player. */
export interface Graph {
  /**
   * Draws a scene. Ends a running motion first.
   *
   * @param speed the factor of the speed of the motion
   */
  draw(scene: Scene, way: Transition, speed: number): void;
  /** Returns from a view moved by hand, or from the overview, to the view of the step. */
  fit(way: "turning" | "jump"): void;
  /** Shows the whole drawing, however small. */
  overview(): void;
  zoomBy(factor: number): void;
  /** Brings a node into view if it is out of view. */
  reveal(node: string | undefined): void;
  /** Explains an entry as if a mouse pointed at the entry; with undefined, no entry. */
  explain(entry: Pointed | undefined): void;
  /** Changes every list before it is drawn, from now on. Redraws the scene, unless it moves. */
  dress(change: (list: DisplayList) => DisplayList): void;
  destroy(): void;
}

/** The callbacks of a graph. */
export interface GraphHost {
  /** Called when the view changes. */
  onView(view: View): void;
  /** Called when a step begins to move: its numbers are not in their places. */
  onDeparture(): void;
  /** Called when the numbers of the scene drawn last are in their places. */
  onArrival(): void;
  /**
   * Called the first time that the code for motion cannot be fetched. The next drawing or zoom requests the
   * code again.
   */
  onMissing(): void;
  /** Returns whether the view cannot be moved by hand. */
  isFixed(): boolean;
  /** Returns whether the wheel alone scrolls the page around the graph. */
  leavesWheel(): boolean;
  /** Returns the step of the scene drawn last. */
  now(): Moment | undefined;
  /** Where clicks on nodes act; undefined if the graph is only looked at. */
  readonly clicks?: Clicks;
}

/**
 * Creates the graph in an SVG element, whose size is the size of the drawing area. The attribute
 * `data-moving` tells whether the graph moves. It is absent until the code for motion is loaded.
 *
 * While the view moves, the SVG element moves as a whole. Only where the view comes to rest, the drawing gets its
 * place within the element, because each change of scale there lays all texts out again.
 *
 * @param over an SVG element of the same size above the drawing, which stays in place
 */
export function createGraph(
  svg: SVGSVGElement,
  over: SVGSVGElement,
  { onView, onDeparture, onArrival, onMissing, isFixed, leavesWheel, now, clicks }: GraphHost,
): Graph {
  const area = svg.parentElement as HTMLElement;
  const camera = appendGroup(svg, "camera");
  const layers = appendLayers(camera);
  const rings = appendGroup(camera, "rings");
  const cards = appendGroup(over, "explained");
  let scene: Scene | undefined;
  let viewport: Viewport = { width: area.clientWidth, height: area.clientHeight };
  let view: Placement = { k: 1, x: 0, y: 0 };
  /** The placement of the drawing within the SVG element. */
  let inner = view;
  let mode: "follow" | "overview" | "hand" = "follow";
  let drawing = 0;
  let motion: Motion | undefined;
  let loading: Promise<void> | undefined;
  let isRequestedAgain = false;
  let isReported = false;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let explaining: Explaining | undefined;
  let endClicks: (() => void) | undefined;
  let endPreparing = () => {};
  let dressed = (list: DisplayList) => list;
  const show = (list: DisplayList) => drawList(layers, dressed(list));

  /** Returns whether a number is edited, while the view does not move. */
  const isEditing = () => area.dataset.editing !== undefined;

  /** Loads the code for motion, explanations and clicks, after the first picture. */
  async function loadMotion(): Promise<void> {
    const [moving, explainer, { watchClicks }] = await Promise.all([
      import("./motion.ts"),
      import("../explain/explaining.ts"),
      import("./watch-clicks.ts"),
    ]);
    if (drawing < 0) return;
    svg.dataset.moving = "false";
    motion = moving.createMotion(svg, show, {
      viewport: () => viewport,
      isFixed: () => isFixed() || isEditing(),
      leavesWheel,
      onView: follow,
      onRest: rest,
      onPrint: print,
    });
    explaining = explainer.createExplaining(area, { rings, cards }, now);
    endClicks = clicks && watchClicks(area, clicks, now);
    if (scene !== undefined) {
      explaining.draw(scene.list);
      prepareNext(scene);
    }
    void motion.turn(view, 0);
  }

  /**
   * Loads the code for motion, unless it is loading. A request during a load that fails starts another load.
   * Reports only the first failure.
   */
  function askForMotion(): void {
    if (drawing < 0) return;
    isRequestedAgain = loading !== undefined;
    if (isRequestedAgain) return;
    loading = loadMotion().catch(() => {
      loading = undefined;
      if (!isReported) onMissing();
      isReported = true;
      if (isRequestedAgain) askForMotion();
    });
  }

  /** Shows a view on the way. */
  function follow(next: Placement, byHand: boolean): void {
    view = next;
    const { k, x, y } = changeOf(inner, view);
    svg.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
    explaining?.follow(view, viewport);
    if (byHand) turnTo("hand");
  }

  /** Lets the drawing rest where the view is. */
  function rest(): void {
    if (inner === view) return;
    inner = view;
    place(camera, view);
    svg.style.transform = "";
  }

  function moveTo(next: Placement): void {
    view = next;
    rest();
    explaining?.follow(view, viewport);
  }

  function turnTo(next: typeof mode): void {
    mode = next;
    if (!scene) return;
    const partial = !isReadable(scene, viewport);
    onView({ following: mode === "follow", partial, whole: mode === "overview", room: viewport });
  }

  /** Moves the view to where the mode puts it. A view moved by hand stays. */
  async function lookAgain(duration: number, look = mode === "follow" ? viewOf : overview): Promise<void> {
    if (!scene || mode === "hand" || isEditing() || !viewport.width || !viewport.height) return;
    const next = look(scene, viewport);
    if (motion === undefined) moveTo(next);
    else await motion.turn(next, still.matches ? 0 : duration);
  }

  function draw(next: Scene, way: Transition, speed: number): void {
    const turn = ++drawing;
    const before = scene;
    scene = next;
    endPreparing();
    motion?.stop();
    const back = way === "back" && before !== undefined;
    // The same step may be drawn in another layout.
    const isNew = before?.index !== next.index || before.picture.trace !== next.picture.trace;
    const moves = isNew && (way === "forward" || (back && !still.matches));
    const isMoving = motion !== undefined && viewport.width > 0 && moves;
    const travel = isMoving && !back && mode === "follow" ? travelOf(next, viewport) : undefined;
    const turning = travel ?? lookAgain(isMoving ? TURN / speed : 0);
    turnTo(mode);
    if (motion === undefined) afterPaint(askForMotion);
    else svg.dataset.moving = String(isMoving);
    if (motion === undefined || !isMoving) {
      finish(next);
      return;
    }
    onDeparture();
    const playing = motion.play(
      back ? before : next,
      { backward: back, still: still.matches, speed, onArrival },
      travel,
    );
    if (back) onArrival();
    void Promise.all([turning, playing]).then(() => {
      if (turn === drawing) finish(next);
    });
  }

  /** Shows the finished picture of a step. */
  function finish(done: Scene): void {
    show(done.list);
    explaining?.draw(done.list);
    if (motion !== undefined) svg.dataset.moving = "false";
    onArrival();
    endPreparing();
    endPreparing = afterPaint(() => prepareNext(done));
  }

  /**
   * Prepares the step after a scene, to which most keys lead: its scene, its motion and its caption, which are kept until
   * they are drawn. Not in forward mode, whose scenes are made elsewhere.
   */
  function prepareNext({ picture, index, motion: own }: Scene): void {
    if (own !== undefined || index === picture.trace.steps.length) return;
    motion?.prepare(sceneAt(picture, index + 1));
    captionAt(picture.trace, index + 1);
  }

  function measure(room: Viewport): void {
    viewport = room;
    motion?.measure();
    explaining?.follow(view, viewport);
    turnTo(mode);
    void lookAgain(0);
  }

  /** Shows the whole drawing in print, unless the view was moved by hand. */
  function print(room?: Viewport): void {
    if (room) measure(room);
    void lookAgain(0, room && overview);
  }

  const endObserving = observeSize(area, (size) => {
    if (!svg.hasAttribute("viewBox")) measure(size);
  });

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
    explain(entry) {
      explaining?.point(entry);
    },
    reveal(id) {
      const node = scene?.list.nodes.find(({ data }) => data.node === id);
      const next = node && showing(view, node.box, viewport);
      if (next !== undefined) void motion?.turn(next, still.matches ? 0 : 200);
    },
    dress(change) {
      dressed = change;
      if (scene && svg.dataset.moving !== "true") show(scene.list);
    },
    destroy() {
      drawing = -1;
      endPreparing();
      endObserving();
      explaining?.destroy();
      endClicks?.();
      motion?.destroy();
      rest();
      camera.remove();
      cards.remove();
      delete svg.dataset.moving;
    },
  };
}
