import { resolve } from "node:path";
import type { Rolldown } from "vite";

/** What runs in the worker, also later: it must import no file of the page, which acts on the document. */
const IN_WORKER = [
  "src/engine/worker.ts",
  "src/cases/check.ts",
  "src/predict/exercise.ts",
  "src/predict/broken-run.ts",
];

/**
 * The entries whose imports make a file each, by the names of the files. A module that several import is in the first
 * file.
 */
const STARTS = {
  queue: "src/app/start-worker.ts",
  site: "src/app/main.tsx",
  page: "src/app/CasePage.tsx",
} as const;

/**
 * Returns the groups of modules that the first picture of a case needs, each one file: React, what starts the worker,
 * the engine that page and worker share, what every page needs, and the rest of a case's page. A module that is only
 * imported dynamically belongs to no group. Nor does an entry that acts when it is imported: the worker imports the file
 * of the queue, and `main.tsx` waits for a page that imports the file of the site.
 *
 * @param root the project's folder
 */
export function firstChunks(root: string): Rolldown.CodeSplittingGroup[] {
  const closures = new Map<string, ReadonlySet<string>>();

  /** Returns whether an entry imports a module statically. */
  function isIn(entry: string, id: string, modules: Modules): boolean {
    const known = closures.get(entry);
    if (known !== undefined) return known.has(id);
    const found = new Set(modules.getModuleInfo(resolve(root, entry))?.importedIds);
    for (const one of found)
      for (const next of modules.getModuleInfo(one)?.importedIds ?? []) found.add(next);
    closures.set(entry, found);
    return found.has(id);
  }

  const group = (name: string, contains: (id: string, modules: Modules) => boolean) => ({
    debugName: name,
    name: (id: string, modules: Modules) => (contains(id, modules) ? name : null),
  });
  const { queue, site, page } = STARTS;
  return [
    { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
    group("queue", (id, modules) => isIn(queue, id, modules)),
    group(
      "engine",
      (id, modules) => isIn(page, id, modules) && IN_WORKER.some((entry) => isIn(entry, id, modules)),
    ),
    group("site", (id, modules) => isIn(site, id, modules)),
    group("page", (id, modules) => id === resolve(root, page) || isIn(page, id, modules)),
  ];
}

type Modules = Parameters<Rolldown.CodeSplittingNameFunction>[1];
