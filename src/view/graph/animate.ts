import { type Timer, timeout, timer } from "d3";
import type { DisplayList } from "../../scene/display-list.ts";
import type { Timeline } from "../../scene/motion/timeline.ts";

/** How to play a step. */
export interface Playing {
  /** From the end to the beginning, twice as fast. */
  readonly backward: boolean;
  /** Shows only the beginning, for a moment, and then the end. */
  readonly still: boolean;
  /** The factor of the speed. */
  readonly speed: number;
  /** Called when the number of a step played forward is in its place. */
  onArrival(): void;
}

/** The motion of one step at a time in a drawing. */
export interface Animation {
  /**
   * Plays a step, in place of a step that still moves. Draws its beginning at once.
   *
   * @returns a promise that resolves at the end, and never if another step or `stop` comes before
   */
  play(timeline: Timeline, playing: Playing): Promise<void>;
  /** Ends the motion. The drawing stays as it is. */
  stop(): void;
}

/** How long a still beginning is shown at speed 1, in milliseconds. */
const MOMENT = 400;

/** Creates the animation of a drawing. */
export function createAnimation(draw: (list: DisplayList) => void): Animation {
  let running: Timer | undefined;

  function stop(): void {
    running?.stop();
    running = undefined;
  }

  return {
    stop,
    play({ at, duration, arrival }, { backward, still, speed, onArrival }) {
      stop();
      draw(at(backward ? 1 : 0));
      const time = (still ? MOMENT : duration) / speed / (backward ? 2 : 1);
      let waits = !backward;
      return new Promise((resolve) => {
        const show = (elapsed: number): void => {
          const t = Math.min(elapsed / time, 1);
          draw(at(backward ? 1 - t : t));
          if (waits && t >= arrival) {
            waits = false;
            onArrival();
          }
          if (t < 1) return;
          stop();
          resolve();
        };
        // Nothing changes before the end, so no frames are asked for.
        running = still ? timeout(show, time) : timer(show);
      });
    },
  };
}
