import { type Selection, zoom, zoomIdentity } from "d3";
import "d3-transition";
import type { Scene } from "../../scene/scene.ts";
import { animate, animateBack, settle } from "./animate.ts";
import type { Placement, Viewport } from "./camera.ts";
import { shareTouches } from "./share-touches.ts";

/** All that moves in a graph: steps being played, and the view being turned, zoomed and dragged. */
export interface Motion {
  /** Plays the way to a scene that is already drawn; see `animate`. */
  forward(scene: Scene, limit: number): Promise<void>;
  /** Plays a step being undone; see `animateBack`. */
  back(undone: Scene, limit: number): Promise<void>;
  /** Ends whatever is being played, leaving the picture as it was drawn. */
  settle(): void;
  /** Turns the view in so many milliseconds; ends when it is there, or is turned elsewhere. */
  turn(view: Placement, duration: number): Promise<void>;
  /** Zooms by a factor, around the middle, in so many milliseconds. */
  scaleBy(factor: number, duration: number): void;
  destroy(): void;
}

/** What a motion asks and tells. */
export interface MotionHost {
  viewport(): Viewport;
  /** Whether wheel, pinch and drag leave the view as it is. */
  isFixed(): boolean;
  /** Whether the wheel alone scrolls what is around; with Ctrl or ⌘, as of a pinch on a touchpad, it zooms. */
  leavesWheel(): boolean;
  /** The view is to be another one; `byHand` if by wheel, pinch or drag. */
  onView(view: Placement, byHand: boolean): void;
  /** The drawing area has this size. */
  onRoom(room: Viewport): void;
}

/** Sets the camera layer of a graph's SVG element in motion, from the view in which it stands. */
export function createMotion(
  root: Selection<SVGSVGElement, unknown, null, undefined>,
  camera: Selection<SVGGElement, unknown, null, undefined>,
  { viewport, isFixed, leavesWheel, onView, onRoom }: MotionHost,
): Motion {
  let lastEvent: Event | null = null;
  const zooming = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.03, 4])
    .filter((event: MouseEvent) => {
      if (isFixed()) return false;
      if (event.type === "wheel") return event.ctrlKey || event.metaKey || !leavesWheel();
      return !event.button && !event.ctrlKey;
    })
    .wheelDelta((event: WheelEvent) => wheeled(event))
    .extent(() => [
      [0, 0],
      [viewport().width, viewport().height],
    ])
    .on("zoom", ({ transform, sourceEvent }: { transform: Placement; sourceEvent: Event | null }) => {
      // A turn that begins before the wheel is taken to rest is told with the wheel's last event once more.
      const byHand = sourceEvent !== null && sourceEvent !== lastEvent;
      lastEvent = sourceEvent;
      onView(transform, byHand);
    });
  root.call(zooming).on("dblclick.zoom", null);
  const sharing = new AbortController();
  const svg = root.node();
  if (svg !== null) {
    shareTouches(svg, sharing.signal);
    // Browsers do not tell the size of what nobody has seen; on paper it is seen.
    const measure = () => onRoom({ width: svg.clientWidth, height: svg.clientHeight });
    svg.addEventListener("beforeprint", measure, sharing);
  }

  return {
    forward: (scene, limit) => animate(camera, scene, limit),
    back: (undone, limit) => animateBack(camera, undone, limit),
    settle: () => settle(camera),
    async turn({ k, x, y }, duration) {
      const view = zoomIdentity.translate(x, y).scale(k);
      root.interrupt();
      if (duration > 0) {
        const turned = root.transition().duration(duration).call(zooming.transform, view).end();
        const replaced = await turned.then(
          () => false,
          () => true,
        );
        if (replaced) return;
      }
      // The way there ends a rounding error off; the picture must not depend on the way.
      root.call(zooming.transform, view);
    },
    scaleBy(factor, duration) {
      root.interrupt();
      if (duration === 0) root.call(zooming.scaleBy, factor);
      else root.transition().duration(duration).call(zooming.scaleBy, factor);
    },
    destroy() {
      settle(camera);
      sharing.abort();
      root.interrupt().on(".zoom", null);
    },
  };
}

/** By how many doublings a turn of the wheel zooms: as d3 has it, but a notch with Ctrl is no leap. */
function wheeled({ deltaY, deltaMode, ctrlKey }: WheelEvent): number {
  const pixels = deltaY * (deltaMode === 1 ? 25 : deltaMode === 2 ? 500 : 1);
  return Math.min(Math.max(pixels * (ctrlKey ? -0.02 : -0.002), -0.5), 0.5);
}
