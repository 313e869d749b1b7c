import { interpolate, select, zoom, zoomIdentity, zoomTransform } from "d3";
import "d3-transition";
import type { DisplayList } from "../../scene/display-list.ts";
import type { Timeline } from "../../scene/motion/timeline.ts";
import { timelineOf } from "../../scene/motion/timelines.ts";
import type { Scene } from "../../scene/scene.ts";
import { type Animation, createAnimation, type Playing } from "./animate.ts";
import { type Placement, type Travel, TURN, type Viewport } from "./camera.ts";
import { shareTouches } from "./share-touches.ts";

/** The motion of a graph: plays steps, and turns, zooms and drags the view. */
export interface Motion extends Pick<Animation, "stop"> {
  /**
   * Plays the step that leads to a scene; see `Animation`.
   *
   * @param travel the view in which the step begins, and the view in which its number arrives
   */
  play(scene: Scene, playing: Playing, travel?: Travel): Promise<void>;
  /** Prepares the step that leads to a scene of the run, so that it begins sooner. */
  prepare(scene: Scene): void;
  /**
   * Moves the view within `duration` milliseconds. The promise resolves when the view arrives or another turn
   * begins.
   *
   * @returns whether the view arrived
   */
  turn(view: Placement, duration: number): Promise<boolean>;
  /** Reads the scale of the page again, after the drawing area has changed. */
  measure(): void;
  /** Zooms by a factor around the centre, within `duration` milliseconds. */
  scaleBy(factor: number, duration: number): void;
  destroy(): void;
}

/** The callbacks of a motion. */
export interface MotionHost {
  viewport(): Viewport;
  /** Returns whether wheel, pinch and drag leave the view unchanged. */
  isFixed(): boolean;
  /**
   * Returns whether the wheel alone scrolls the page. With Ctrl or ⌘, as in a touchpad pinch, the wheel
   * zooms.
   */
  leavesWheel(): boolean;
  /** Called with each new view. `byHand` is true for wheel, pinch and drag. */
  onView(view: Placement, byHand: boolean): void;
  /** Called when the view has arrived. */
  onRest(): void;
  /** Called before printing with the size of the drawing area, and after printing without a size. */
  onPrint(room?: Viewport): void;
}

/**
 * Sets the drawing in a graph's SVG element in motion, starting from its current view. Wheel, pinch and drag work on
 * the element around it, which stays in place.
 */
export function createMotion(
  svg: SVGSVGElement,
  draw: (list: DisplayList) => void,
  { viewport, isFixed, leavesWheel, onView, onRest, onPrint }: MotionHost,
): Motion {
  const area = svg.parentElement as HTMLElement;
  const root = select(area);
  const animation = createAnimation(draw);
  let lastEvent: Event | null = null;
  let prepared: { readonly scene: Scene; readonly timeline: Timeline | undefined } | undefined;
  /** Pixels of the window per pixel of the area: d3 counts pixels of the window, and pages can be zoomed by CSS. */
  let density = 1;
  const zooming = zoom<HTMLElement, unknown>()
    .scaleExtent([0.03, 4])
    // In a straight line: d3 would zoom out on the way, and every change of scale lays all texts out again.
    .interpolate(interpolate)
    .filter((event: MouseEvent) => {
      if (isFixed()) return false;
      if (event.type === "wheel") return event.ctrlKey || event.metaKey || !leavesWheel();
      return !event.button && !event.ctrlKey;
    })
    .wheelDelta((event: WheelEvent) => wheeled(event))
    .extent(() => [
      [0, 0],
      [viewport().width * density, viewport().height * density],
    ])
    .on("zoom", ({ transform, sourceEvent }: { transform: Placement; sourceEvent: Event | null }) => {
      // d3 reports a turn that begins before the wheel gesture ends with the wheel's last event, a second
      // time.
      const byHand = sourceEvent !== null && sourceEvent !== lastEvent;
      lastEvent = sourceEvent;
      const { k, x, y } = transform;
      onView({ k, x: x / density, y: y / density }, byHand);
    })
    .on("end", onRest);
  root.call(zooming).on("dblclick.zoom", null);
  const sharing = new AbortController();
  shareTouches(area, sharing.signal);
  // An element that was never rendered has no size, and the ResizeObserver reports none. Printing renders it.
  svg.addEventListener(
    "beforeprint",
    () => onPrint({ width: svg.clientWidth, height: svg.clientHeight }),
    sharing,
  );
  svg.addEventListener("afterprint", () => onPrint(), sharing);

  function measure(): void {
    density = area.getBoundingClientRect().width / area.clientWidth || 1;
  }
  measure();

  async function turn({ k, x, y }: Placement, duration: number): Promise<boolean> {
    const view = zoomIdentity.translate(x * density, y * density).scale(k);
    root.interrupt();
    const now = zoomTransform(area);
    const isThere = now.k === view.k && now.x === view.x && now.y === view.y;
    if (duration > 0 && !isThere) {
      const turning = root.transition().duration(duration).call(zooming.transform, view).end();
      const arrived = await turning.then(
        () => true,
        () => false,
      );
      if (!arrived) return false;
    }
    // The transition ends with a rounding error. The picture must not depend on the transition.
    if (!isThere) root.call(zooming.transform, view);
    // A wheel gesture that has not ended yet delays the end of the turn.
    onRest();
    return true;
  }

  /** Turns to where a step begins, and moves on while its number is on its way. */
  async function follow({ from, to }: Travel, time: number): Promise<void> {
    const first = Math.min(TURN, time / 3);
    if (await turn(from, first)) await turn(to, time - first);
  }

  return {
    measure,
    stop: animation.stop,
    prepare(scene) {
      prepared = { scene, timeline: timelineOf(scene.picture, scene.index) };
    },
    async play(scene, playing, travel) {
      const { picture, index, motion = () => timelineOf(picture, index) } = scene;
      const timeline = prepared?.scene === scene ? prepared.timeline : motion();
      if (timeline === undefined) return;
      if (travel === undefined) return animation.play(timeline, playing);
      if (!playing.still) {
        const time = (timeline.arrival * timeline.duration) / playing.speed;
        await Promise.all([animation.play(timeline, playing), follow(travel, time)]);
        return;
      }
      void turn(travel.from, 0);
      const onArrival = () => {
        void turn(travel.to, 0);
        playing.onArrival();
      };
      await animation.play(timeline, { ...playing, onArrival });
    },
    turn,
    scaleBy(factor, duration) {
      root.interrupt();
      if (duration === 0) root.call(zooming.scaleBy, factor);
      else root.transition().duration(duration).call(zooming.scaleBy, factor);
    },
    destroy() {
      animation.stop();
      sharing.abort();
      root.interrupt().on(".zoom", null);
    },
  };
}

/**
 * Returns the exponent, to base 2, of the zoom factor of a wheel event: as in d3, with a cap for Ctrl and the
 * wheel.
 */
function wheeled({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const pixels = deltaY * (deltaMode === 1 ? 25 : deltaMode === 2 ? 500 : 1);
  return Math.min(Math.max(pixels * (ctrlKey ? -0.02 : -0.002), -0.5), 0.5);
}
