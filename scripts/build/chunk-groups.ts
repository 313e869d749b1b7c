import { resolve } from "node:path";
import type { Rolldown } from "vite";

/** The modules of a build, as Rolldown gives them to a function that names chunks. */
type Modules = Parameters<Rolldown.CodeSplittingNameFunction>[1];

/** What a player loads after its first picture, on every page, by the names of the files. */
export const AFTER_PICTURE = {
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
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The code that prints a handout. A player loads it last, to be ready when the browser prints. */
export const PAPER = ["src/view/print/Handout.tsx"];

/** The groups of libraries. */
export const LIBRARIES = {
  react: { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  widgets: { name: "widgets", test: /node_modules[\\/]@(base-ui|floating-ui)[\\/]/ },
} as const satisfies Readonly<Record<string, Rolldown.CodeSplittingGroup>>;

/** Functions that group modules by the entries that import them. Each group becomes one file. */
export interface Grouping {
  /**
   * Returns whether some entry imports a module statically.
   *
   * @throws Error if the build has no such entry
   */
  isInSome(entries: readonly string[], id: string, modules: Modules): boolean;
  /** Returns a group of the modules for which `contains` holds. */
  group(name: string, contains: (id: string, modules: Modules) => boolean): Rolldown.CodeSplittingGroup;
  /** Returns a group of entries and all that they import statically. */
  groupOf(name: string, entries: readonly string[]): Rolldown.CodeSplittingGroup;
}

/**
 * Returns functions that group modules. Without groups, Rolldown writes a file for every combination of entries that share
 * modules, and every file costs a request. A module that belongs to several groups goes into the file of the first.
 *
 * @param root the project's folder, in which entries are named
 */
export function groupingOf(root: string): Grouping {
  const closures = new Map<string, ReadonlySet<string>>();

  function isIn(entry: string, id: string, modules: Modules): boolean {
    const known = closures.get(entry);
    if (known !== undefined) return known.has(id);
    const info = modules.getModuleInfo(resolve(root, entry));
    if (info === null) throw new Error(`chunk groups: the build has no module ${entry}`);
    const found = new Set(info.importedIds);
    for (const one of found)
      for (const next of modules.getModuleInfo(one)?.importedIds ?? []) found.add(next);
    closures.set(entry, found);
    return found.has(id);
  }

  const grouping: Grouping = {
    isInSome: (entries, id, modules) => entries.some((entry) => isIn(entry, id, modules)),
    group: (name, contains) => ({
      debugName: name,
      name: (id, modules) => (contains(id, modules) ? name : null),
    }),
    groupOf(name, entries) {
      const own = entries.map((entry) => resolve(root, entry));
      return grouping.group(
        name,
        (id, modules) => own.includes(id) || grouping.isInSome(entries, id, modules),
      );
    },
  };
  return grouping;
}
