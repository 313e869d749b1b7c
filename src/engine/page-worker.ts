import type { WorkerLike } from "./client.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/**
 * The engine on the page's own thread, for where no worker may be started. While it runs the page stands still, so
 * nothing ends a run that takes long.
 *
 * @param respond answers a message; it comes from the worker's file, which is fetched only for this
 */
export function createPageWorker(respond: (message: ToWorker) => Promise<FromWorker>): WorkerLike {
  let ended = false;
  /** Later, as from a worker: whoever is told expects it then. */
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
