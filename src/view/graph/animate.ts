import { type Timer, timer } from "d3";
import type { DisplayList } from "../../scene/display-list.ts";
import type { Timeline } from "../../scene/motion/timeline.ts";

/** The motion of one step at a time in a drawing. */
export interface Animation {
  /**
   * Plays a step, in place of a step that still moves. Draws its beginning at once.
   *
   * @param backward whether to play from the end to the beginning, twice as fast
   * @param speed the factor of the speed
   * @param onArrival called when the number of a step played forward is in its place
   * @returns a promise that resolves at the end, and never if another step or `stop` comes before
   */
  play(timeline: Timeline, backward: boolean, speed: number, onArrival: () => void): Promise<void>;
  /** Ends the motion. The drawing stays as it is. */
  stop(): void;
}

/** Creates the animation of a drawing. */
export function createAnimation(draw: (list: DisplayList) => void): Animation {
  let running: Timer | undefined;

  function stop(): void {
    running?.stop();
    running = undefined;
  }

  return {
    stop,
    play({ at, duration, arrival }, backward, speed, onArrival) {
      stop();
      draw(at(backward ? 1 : 0));
      const time = duration / speed / (backward ? 2 : 1);
      let waits = !backward;
      return new Promise((resolve) => {
        running = timer((elapsed) => {
          const t = Math.min(elapsed / time, 1);
          draw(at(backward ? 1 - t : t));
          if (waits && t >= arrival) {
            waits = false;
            onArrival();
          }
          if (t < 1) return;
          stop();
          resolve();
        });
      });
    },
  };
}
