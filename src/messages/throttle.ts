/** Frame interval in milliseconds. A timer is used because `requestAnimationFrame` stops in hidden pages. */
export const FRAME = 16;

/** Runs an action immediately, then at most once per frame however often `ask` is called. */
export interface Throttle {
  ask(): void;
  destroy(): void;
}

/** Creates a throttle for an action that handles everything accumulated since its last call. */
export function createThrottle(act: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;

  function rest(): void {
    timer = undefined;
    if (again) run();
  }

  function run(): void {
    again = false;
    timer = setTimeout(rest, FRAME);
    act();
  }

  return {
    ask() {
      if (timer === undefined) run();
      else again = true;
    },
    destroy() {
      clearTimeout(timer);
      timer = undefined;
      again = false;
    },
  };
}
