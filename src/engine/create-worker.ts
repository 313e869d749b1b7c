import { scriptAddress } from "./script-address.ts";
import { withFallback } from "./with-fallback.ts";

/** Starts the engine's worker; falls back to the page's thread if the page cannot start workers. */
export const createWorker = withFallback(
  () =>
    new Worker(scriptAddress(new URL("./worker.ts", import.meta.url)), {
      type: "module",
      // Has the language of the page, which `words/language.ts` reads.
      name: `pullback-engine${globalThis.location?.search ?? ""}`,
    }),
);
