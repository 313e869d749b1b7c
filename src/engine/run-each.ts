import { createEngine, type EngineOptions } from "./client.ts";
import type { RunRequest } from "./messages.ts";

/**
 * Runs requests in turn on one worker and ends it after the last. A request that fails is passed over;
 * where no worker can be started, so are all.
 *
 * @param onRun is told of each run as it comes.
 * @returns what ends it early.
 */
export function runEach(
  requests: readonly RunRequest[],
  { createWorker, onRun }: Pick<EngineOptions, "createWorker" | "onRun">,
): () => void {
  const waiting = [...requests];
  const engine = createEngine({
    createWorker,
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
