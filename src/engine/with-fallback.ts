import type { WorkerLike } from "./worker-queue.ts";

async function loadPageWorker(): Promise<() => WorkerLike> {
  const [{ createPageWorker }, { createResponder }] = await Promise.all([
    import("./page-worker.ts"),
    import("./worker.ts"),
  ]);
  return () => createPageWorker(createResponder());
}

/**
 * Creates workers, and replaces a worker that cannot be started by the engine on the page's own thread:
 * creating it throws, as in a page with an opaque origin, or it fails before it is ready, as under a content
 * security policy. Later crashes are passed on as errors.
 *
 * @param createWorker starts a worker; may throw
 * @param load fetches the function that creates the replacement
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
