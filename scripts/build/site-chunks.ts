import { resolve } from "node:path";
import type { Rolldown } from "vite";

const WORKER = "src/engine/worker.ts";

/** What runs in the worker, also later: it must import no file of the page, which acts on the document. */
const IN_WORKER = [WORKER, "src/cases/check.ts", "src/predict/exercise.ts", "src/predict/broken-run.ts"];

/** What the worker of a program runs besides. */
const IN_WORKER_OF_PROGRAMS = "src/programs/open-program.ts";

/**
 * The entries whose imports make a file each, by the names of the files. A module that several import is in the first
 * file.
 */
const STARTS = {
  queue: "src/app/start-worker.ts",
  site: "src/app/main.tsx",
  page: "src/app/CasePage.tsx",
} as const;

/** What every case loads after its first picture, by the names of the files. */
const AFTER_PICTURE: Readonly<Record<string, readonly string[]>> = {
  graph: [
    "src/view/graph/motion.ts",
    "src/view/explain/explaining.ts",
    "src/view/graph/watch-clicks.ts",
    "src/view/graph/GraphTools.tsx",
    "src/view/graph/ZoomButtons.tsx",
    "src/view/walk/Walk.tsx",
  ],
  panels: [
    "src/view/player/Announcements.tsx",
    "src/view/player/Scrubber.tsx",
    "src/view/player/RootEffects.tsx",
    "src/view/inputs/InputsBar.tsx",
    "src/view/panels/SidePanel.tsx",
    "src/view/panels/Derivation.tsx",
    "src/view/math/TextFormula.tsx",
    "src/view/print/Print.tsx",
    "src/view/ui/PickerList.tsx",
    "src/app/address-bar.ts",
  ],
};

/**
 * Returns the groups of modules that most pages need, each one file: first those of the first picture of a case, which
 * are React, what starts the worker, the engine that page and worker share, what every page needs, and the rest of a
 * case's page; then what a case loads after its picture. Otherwise every set of modules that share something would have
 * its own file, and every file costs a request.
 *
 * A module of the first picture that is only imported dynamically belongs to no group. Nor does an entry that acts when it
 * is imported: the worker imports the file of the queue, and `main.tsx` waits for a page that imports the file of the site.
 *
 * @param root the project's folder
 */
export function siteChunks(root: string): Rolldown.CodeSplittingGroup[] {
  const closures = new Map<string, ReadonlySet<string>>();

  /** Returns whether an entry imports a module statically. */
  function isIn(entry: string, id: string, modules: Modules): boolean {
    const known = closures.get(entry);
    if (known !== undefined) return known.has(id);
    const info = modules.getModuleInfo(resolve(root, entry));
    if (info === null) throw new Error(`site chunks: the site has no module ${entry}`);
    const found = new Set(info.importedIds);
    for (const one of found)
      for (const next of modules.getModuleInfo(one)?.importedIds ?? []) found.add(next);
    closures.set(entry, found);
    return found.has(id);
  }

  const group = (name: string, contains: (id: string, modules: Modules) => boolean) => ({
    debugName: name,
    name: (id: string, modules: Modules) => (contains(id, modules) ? name : null),
  });
  const isInSome = (entries: readonly string[], id: string, modules: Modules) =>
    entries.some((entry) => isIn(entry, id, modules));
  /** The entries with what they import. */
  const groupOf = (name: string, entries: readonly string[]) => {
    const own = entries.map((entry) => resolve(root, entry));
    return group(name, (id, modules) => own.includes(id) || isInSome(entries, id, modules));
  };
  const { queue, site, page } = STARTS;
  const late = Object.values(AFTER_PICTURE).flat();
  return [
    { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
    group("queue", (id, modules) => isIn(queue, id, modules)),
    group("engine", (id, modules) => isIn(page, id, modules) && isInSome(IN_WORKER, id, modules)),
    group("site", (id, modules) => isIn(site, id, modules)),
    groupOf("page", [page]),
    { name: "widgets", test: /node_modules[\\/]@(base-ui|floating-ui)[\\/]/ },
    group("recorder", (id, modules) => isIn(WORKER, id, modules)),
    group(
      "shared",
      (id, modules) =>
        isInSome([...IN_WORKER, IN_WORKER_OF_PROGRAMS], id, modules) && isInSome(late, id, modules),
    ),
    ...Object.entries(AFTER_PICTURE).map(([name, entries]) => groupOf(name, entries)),
  ];
}

type Modules = Parameters<Rolldown.CodeSplittingNameFunction>[1];
