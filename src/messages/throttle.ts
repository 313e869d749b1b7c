/** How long a picture stands, in milliseconds. Frames of the browser itself stop where nobody sees them. */
export const FRAME = 16;

/** Something that happens at once, and then at most once a frame, however often it is asked for. */
export interface Throttle {
  ask(): void;
  destroy(): void;
}

/** Creates a throttle of an act that does all that has come up since it was last done. */
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
