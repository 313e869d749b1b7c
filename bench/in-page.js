// Functions that run in the measured page. They are sent as text, so each stands alone.

/**
 * Measures the time from each key to the paint of the graph that the key changes, in milliseconds; with a pause, from the
 * end of the timer of that many milliseconds that the key starts. Gives it to `window.painted` if there is such a
 * function, once, and collects it in `window.paints` otherwise.
 */
export function watchPaints(pause) {
  window.paints = [];
  let pressed;
  const report = (time) => {
    const { painted } = window;
    window.painted = undefined;
    if (painted === undefined) window.paints.push(time);
    else painted(time);
  };
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
      scheduler.postTask(() => report(performance.now() - start), { priority: "user-blocking" });
    });
  });
  const [camera] = document.getElementsByClassName("camera");
  changes.observe(camera, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Waits until the graph rests and the panels have followed, without asking for frames. */
export async function restOf() {
  const graph = document.querySelector("svg[data-moving]");
  if (graph.dataset.moving !== "false")
    await new Promise((resolve) => {
      const moves = new MutationObserver(() => {
        if (graph.dataset.moving !== "false") return;
        moves.disconnect();
        resolve();
      });
      moves.observe(graph, { attributeFilter: ["data-moving"] });
    });
  // The panels are rendered in slices after the paint.
  await new Promise((resolve) => setTimeout(resolve, 100));
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
