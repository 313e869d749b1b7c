/** Calls back again and again while it runs. */
export interface Clock {
  /** Starts, or starts waiting anew: for `wait` milliseconds, or for as long as between two ticks. */
  start(wait?: number): void;
  stop(): void;
}

/**
 * Creates a clock whose wait begins when the last tick is done, so that a slow page never has to catch up.
 *
 * @param wait how long to wait for the next tick, in milliseconds
 */
export function createClock(tick: () => void, wait: () => number): Clock {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function start(time = wait()): void {
    stop();
    const own = setTimeout(() => {
      try {
        tick();
      } finally {
        // A tick may stop the clock, or start it anew.
        if (timer === own) start();
      }
    }, time);
    timer = own;
  }

  return { start, stop };
}
