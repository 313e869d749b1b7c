import { scriptAddress } from "./script-address.ts";
import { withFallback } from "./with-fallback.ts";

/** Starts the engine's worker; where the page may not have one, the engine runs on the page's thread. */
export const createWorker = withFallback(
  () =>
    new Worker(scriptAddress(new URL("./worker.ts", import.meta.url)), {
      type: "module",
      name: "pullback-engine",
    }),
);
