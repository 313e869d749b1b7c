import { createEngine, type EngineOptions } from "./client.ts";
import type { RunRequest } from "./messages.ts";

/**
 * Runs requests in turn and leaves the queue after the last. A failed request is skipped; if no
 * worker can be started, all requests are skipped.
 *
 * @param onRun called after each run
 * @returns a function that stops the sequence
 */
export function runEach(
  requests: readonly RunRequest[],
  { queue, onRun }: Pick<EngineOptions, "queue" | "onRun">,
): () => void {
  const waiting = [...requests];
  const engine = createEngine({
    queue,
    onRun(run, isNewest) {
      onRun(run, isNewest);
      next();
    },
    onError({ code }) {
      if (code === "unavailable") waiting.length = 0;
      next();
    },
  });

  function next(): void {
    const request = waiting.shift();
    if (request === undefined) engine.destroy();
    else engine.run(request);
  }

  next();
  return engine.destroy;
}
