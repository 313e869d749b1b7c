import type { WorkerLike } from "./client.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

type Answer = (message: ToWorker) => FromWorker;

/** The file of the worker, which is fetched by the page only where it is needed. */
const fromWorkersFile = async (): Promise<Answer> => (await import("./worker.ts")).answer;

/**
 * The engine on the page's own thread, where no worker may be started. While it runs the page stands still, so
 * nothing ends a run that takes long. It dies before it is ready if its code cannot be fetched.
 *
 * @param load fetches what answers
 */
export function createPageWorker(load: () => Promise<Answer> = fromWorkersFile): WorkerLike {
  let answer: Answer | undefined;
  let ended = false;
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    // Later, as from a worker: whoever asks is not ready for an answer yet.
    postMessage(message) {
      setTimeout(() => {
        if (!ended && answer !== undefined) say(answer(message));
      });
    },
    terminate() {
      ended = true;
    },
  };
  const say = (data: FromWorker) => worker.onmessage?.({ data } as MessageEvent<FromWorker>);
  load().then(
    (loaded) => {
      if (ended) return;
      answer = loaded;
      say({ type: "ready" });
    },
    (error: unknown) => {
      if (!ended) worker.onerror?.({ message: String(error) } as ErrorEvent);
    },
  );
  return worker;
}

/**
 * Creates workers, and the engine on the page's own thread in place of one that cannot be started: it is refused,
 * as in a page without an origin, or dies before it was ever ready, as under a policy of the page. One that dies
 * later has died.
 *
 * @param createWorker starts a worker; it may throw
 * @param createOnPage creates what takes its place
 */
export function withFallback(
  createWorker: () => WorkerLike,
  createOnPage: () => WorkerLike = createPageWorker,
): () => WorkerLike {
  return () => {
    let inner: WorkerLike;
    const outer: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => inner.postMessage(message),
      terminate() {
        inner.onmessage = null;
        inner.onerror = null;
        inner.terminate();
      },
    };
    const die: WorkerLike["onerror"] = (error) => outer.onerror?.(error);
    function employ(worker: WorkerLike, beforeReady: WorkerLike["onerror"]): void {
      inner = worker;
      inner.onerror = beforeReady;
      inner.onmessage = (event) => {
        worker.onerror = die;
        outer.onmessage?.(event);
      };
    }
    const fallBack = () => employ(createOnPage(), die);
    try {
      employ(createWorker(), () => {
        outer.terminate();
        fallBack();
      });
    } catch {
      fallBack();
    }
    return outer;
  };
}
