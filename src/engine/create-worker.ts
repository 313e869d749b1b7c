/** Starts the engine's worker, from a file of the page's own origin. */
export function createWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "pullback-engine" });
}
