import { resolve } from "node:path";
import type { Plugin } from "vite";

const WORKER = "src/engine/worker.ts";
const STARTS = /src\/engine\/create-worker\.ts$/;
const OF_PAGE = /[\\/]node_modules[\\/]react-dom[\\/]/;
const ADDRESS = 'new URL("./worker.ts", import.meta.url)';

/**
 * Builds the engine's worker together with the pages, so that code that both need, the engine itself, is one
 * file that is fetched once. By default Vite gives a worker its own copy of everything that it imports. The build fails if
 * the worker would load code that acts on the document.
 */
export function sharedWorkerChunks(): Plugin {
  let worker = "";
  let emitted = "";
  return {
    name: "pullback:shared-worker-chunks",
    apply: "build",
    enforce: "pre",
    config: () => ({
      build: {
        modulePreload: {
          // A worker has no document to hold preload links.
          resolveDependencies: (_, dependencies, { hostId }) =>
            /(^|\/)worker-[^/]*$/.test(hostId) ? [] : dependencies,
        },
      },
    }),
    configResolved({ root }) {
      worker = resolve(root, WORKER);
    },
    transform: {
      filter: { id: STARTS },
      handler(code) {
        if (!code.includes(ADDRESS))
          throw new Error(`shared worker chunks: no ${ADDRESS} in create-worker.ts`);
        emitted = this.emitFile({ type: "chunk", id: worker, name: "worker" });
        return code.replace(ADDRESS, `import.meta.ROLLUP_FILE_URL_${emitted}`);
      },
    },
    generateBundle(_, bundle) {
      const loaded = new Set([this.getFileName(emitted)]);
      for (const name of loaded) {
        const file = bundle[name];
        if (file?.type !== "chunk") continue;
        if (file.moduleIds.some((id) => OF_PAGE.test(id)))
          throw new Error(`shared worker chunks: the worker would load ${name}, which has code of the page`);
        for (const next of [...file.imports, ...file.dynamicImports]) loaded.add(next);
      }
    },
  };
}
