import { scriptAddress } from "./script-address.ts";
import { withFallback } from "./with-fallback.ts";

/** Starts the engine's worker; falls back to the page's thread if the page cannot start workers. */
export const createWorker = withFallback(
  () =>
    new Worker(scriptAddress(new URL("./worker.ts", import.meta.url)), {
      type: "module",
      name: "pullback-engine",
    }),
);
