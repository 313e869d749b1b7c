/** Calls back once a step while it runs. */
export interface Clock {
  /** Starts, or goes on at another pace. */
  start(speed: number): void;
  stop(): void;
}

/** How long a step stays while playing at speed 1, in milliseconds. */
export const STEP_TIME = 1400;

/** A clock that waits a full step before each tick, so that a slow page never has to catch up. */
export function createClock(tick: () => void): Clock {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function start(speed: number): void {
    stop();
    timer = setTimeout(() => {
      start(speed);
      tick();
    }, STEP_TIME / speed);
  }

  return { start, stop };
}
