import { resolve } from "node:path";
import { build, type Plugin } from "vite";

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
      code ??= bundle(root);
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

/** Returns the worker with all its imports as one module. */
async function bundle(root: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      rolldownOptions: {
        input: resolve(root, WORKER),
        treeshake: { propertyReadSideEffects: false },
        output: { format: "es", codeSplitting: false },
      },
    },
  });
  if (!("output" in built)) throw new Error("inline worker: the build of the worker gave no output");
  const [chunk, ...others] = built.output;
  if (others.length > 0) throw new Error("inline worker: the worker is more than one file");
  return chunk.code;
}
