import type { WorkerLike } from "./client.ts";

async function loadPageWorker(): Promise<() => WorkerLike> {
  const [{ createPageWorker }, { respond }] = await Promise.all([
    import("./page-worker.ts"),
    import("./worker.ts"),
  ]);
  return () => createPageWorker(respond);
}

/**
 * Creates workers, and the engine on the page's own thread in place of one that cannot be started: it is refused,
 * as in a page without an origin, or dies before it was ever ready, as under a policy of the page. One that dies
 * later has died.
 *
 * @param createWorker starts a worker; it may throw
 * @param load fetches what creates the one in its place
 */
export function withFallback(
  createWorker: () => WorkerLike,
  load: () => Promise<() => WorkerLike> = loadPageWorker,
): () => WorkerLike {
  return () => {
    let inner: WorkerLike | undefined;
    let ended = false;
    const outer: WorkerLike = {
      onmessage: null,
      onerror: null,
      postMessage: (message) => inner?.postMessage(message),
      terminate() {
        ended = true;
        leave();
      },
    };
    const die: WorkerLike["onerror"] = (error) => outer.onerror?.(error);

    function leave(): void {
      if (inner === undefined) return;
      inner.onmessage = null;
      inner.onerror = null;
      inner.terminate();
    }

    function attach(worker: WorkerLike, beforeReady: WorkerLike["onerror"]): void {
      inner = worker;
      worker.onerror = beforeReady;
      worker.onmessage = (event) => {
        worker.onerror = die;
        outer.onmessage?.(event);
      };
    }

    function fallBack(): void {
      leave();
      load().then(
        (create) => {
          if (!ended) attach(create(), die);
        },
        () => {
          if (!ended) outer.onerror?.({ message: "the engine cannot be fetched" } as ErrorEvent);
        },
      );
    }

    try {
      attach(createWorker(), fallBack);
    } catch {
      fallBack();
    }
    return outer;
  };
}
