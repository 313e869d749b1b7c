// Functions that run in the measured page. They are sent as text, so each stands alone.

/**
 * Collects in `window.paints` the time from each key to the paint of the graph that the key changes, in milliseconds; with
 * a pause, from the end of the timer of that many milliseconds that the key starts.
 */
export function watchPaints(pause) {
  window.paints = [];
  let pressed;
  if (pause === undefined) addEventListener("keydown", ({ timeStamp }) => (pressed = timeStamp), true);
  else {
    const { setTimeout } = window;
    window.setTimeout = (act, wait, ...rest) => {
      const timed = () => {
        pressed = performance.now();
        act(...rest);
      };
      return wait === pause ? setTimeout(timed, wait) : setTimeout(act, wait, ...rest);
    };
  }
  const changes = new MutationObserver(() => {
    const start = pressed;
    pressed = undefined;
    if (start === undefined) return;
    requestAnimationFrame(() => {
      // A task that is queued in a frame runs after its paint; with this priority, before other tasks.
      scheduler.postTask(() => window.paints.push(performance.now() - start), { priority: "user-blocking" });
    });
  });
  const [camera] = document.getElementsByClassName("camera");
  changes.observe(camera, { subtree: true, childList: true, attributes: true, characterData: true });
}

/**
 * Calls the binding `pictured` when the player of a loading page has its picture, and then the binding `answered` with
 * the time of the paint that shows another step, in milliseconds since the navigation.
 */
export function watchFirstAnswer() {
  const pictures = new MutationObserver(() => {
    const player = document.querySelector("[data-pullback][data-ready=true]");
    if (player === null) return;
    pictures.disconnect();
    const steps = new MutationObserver(() => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.answered(String(performance.now()));
        port2.postMessage(undefined);
      });
    });
    steps.observe(player, { attributeFilter: ["data-index"] });
    window.pictured("");
  });
  pictures.observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });
}

/** Returns the frames per second during some milliseconds. */
export async function countFrames(duration) {
  const start = await new Promise(requestAnimationFrame);
  let [frames, now] = [0, start];
  while (now - start < duration) {
    now = await new Promise(requestAnimationFrame);
    frames++;
  }
  return (1000 * frames) / (now - start);
}

/** Collects in `window.longTasks` the durations of tasks of more than 50 ms. */
export function watchLongTasks() {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: "longtask" });
}
