import type { FromWorker, ToWorker } from "./messages.ts";
import type { WorkerLike } from "./worker-queue.ts";

/**
 * Runs the engine on the page's own thread, if no worker can be started. A run blocks the page, so no timeout
 * can end it.
 *
 * @param respond answers a message; imported from the worker's file only in this case
 */
export function createPageWorker(respond: (message: ToWorker) => Promise<FromWorker>): WorkerLike {
  let ended = false;
  /** Sends asynchronously, as a worker does. */
  const say = (find: () => FromWorker | Promise<FromWorker>) =>
    setTimeout(async () => {
      const data = ended ? undefined : await find();
      if (!ended) worker.onmessage?.({ data } as MessageEvent<FromWorker>);
    });
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => void say(() => respond(message)),
    terminate: () => {
      ended = true;
    },
  };
  say(() => ({ type: "ready" }));
  return worker;
}
