import type { Plugin } from "vite";
import { bundleScript } from "./bundle-script.ts";

const WORKER = "src/engine/worker.ts";
const STARTS = /src\/engine\/create-worker\.ts$/;
const ADDRESS = 'new URL("./worker.ts", import.meta.url)';
const MODULE = "virtual:pullback-worker";

/**
 * Puts the engine's worker into the code that starts it, for code from another origin, where a page cannot
 * start a worker from a file, and for code without files beside it. All workers of a page share one blob
 * address.
 */
export function inlineWorker(): Plugin {
  let root = "";
  let code: Promise<string> | undefined;
  return {
    name: "pullback:inline-worker",
    apply: "build",
    enforce: "pre",
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      code ??= bundleScript(root, WORKER, {
        treeshake: { propertyReadSideEffects: false },
        output: { format: "es", codeSplitting: false },
      });
      return `
        let address;
        export const workerAddress = () =>
          (address ??= URL.createObjectURL(new Blob([${JSON.stringify(await code)}], { type: "text/javascript" })));
      `;
    },
    transform: {
      filter: { id: STARTS },
      handler(text) {
        if (!text.includes(ADDRESS)) throw new Error(`inline worker: no ${ADDRESS} in create-worker.ts`);
        return `import { workerAddress } from "${MODULE}";\n${text.replace(ADDRESS, "workerAddress()")}`;
      },
    },
  };
}
