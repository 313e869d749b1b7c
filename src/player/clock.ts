/** Calls back repeatedly while running. */
export interface Clock {
  /** Starts or restarts the wait: `wait` milliseconds, by default the time between two ticks. */
  start(wait?: number): void;
  stop(): void;
}

/**
 * Creates a clock whose wait begins after the last tick, so that a slow page never has to catch up.
 *
 * @param wait returns the time until the next tick, in milliseconds
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
        // A tick may stop or restart the clock.
        if (timer === own) start();
      }
    }, time);
    timer = own;
  }

  return { start, stop };
}
