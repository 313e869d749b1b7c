import { basename } from "node:path/posix";
import type { Plugin } from "vite";

/** A file without code of its own: each of its exports, by name, is an export of another file beside it. */
interface Facade {
  readonly target: string;
  /** Pairs of a name in the target and the name in the facade. */
  readonly names: readonly (readonly [inTarget: string, name: string])[];
}

/** The whole code of a facade. */
const REEXPORTS = /^export\{([^{}]+)\}from["'`]\.\/([^"'`]+)["'`];?\s*$/;
const STATIC_IMPORT = /(?:from|import)["'`]([^"'`]+)["'`]/g;
const DYNAMIC_IMPORT = /import\((["'`])([^"'`]+)\1\)/g;
/** The address of an import or of a file to preload. */
const ADDRESS = /(["'`])((?:[\w.-]+\/)*)([\w.-]+\.js)\1/g;

/** Reads a minified file, undefined if it is no facade. */
function facadeOf(code: string): Facade | undefined {
  const [, list, target] = REEXPORTS.exec(code) ?? [];
  if (list === undefined || target === undefined) return undefined;
  const names = list.split(",").map((part) => {
    const [inTarget = "", name = inTarget] = part.split(" as ").map((text) => text.trim());
    return [inTarget, name] as const;
  });
  return { target, names };
}

/**
 * Removes the facades from the files of a build: files that import a facade dynamically import its target instead.
 *
 * @param files the code of each file by its path
 * @param entries the paths of the files that others load by name, which are kept even if they are facades
 * @throws Error if a facade is also imported statically
 */
export function importTargets(
  files: ReadonlyMap<string, string>,
  entries: ReadonlySet<string>,
): Map<string, string> {
  const facades = new Map<string, Facade>();
  for (const [path, code] of files) {
    const facade = entries.has(path) ? undefined : facadeOf(code);
    if (facade !== undefined) facades.set(basename(path), facade);
  }
  const targetOf = (name: string): string => facades.get(name)?.target ?? name;
  const rewritten = new Map<string, string>();
  for (const [path, code] of files) {
    if (facades.has(basename(path))) continue;
    const imports = code.replace(DYNAMIC_IMPORT, (whole, quote: string, address: string) => {
      const facade = facades.get(basename(address));
      if (facade === undefined) return whole;
      const members = facade.names.map(([inTarget, name]) => `${name}:m.${inTarget}`);
      return `import(${quote}${address}${quote}).then(m=>({${members}}))`;
    });
    for (const [, address = ""] of imports.matchAll(STATIC_IMPORT))
      if (facades.has(basename(address)))
        throw new Error(`without facades: ${path} imports ${address} statically`);
    rewritten.set(
      path,
      imports.replace(ADDRESS, (_, quote: string, folder: string, name: string) => {
        return `${quote}${folder}${targetOf(name)}${quote}`;
      }),
    );
  }
  return rewritten;
}

/**
 * Removes the facades from a build. Rolldown writes a facade for each dynamically imported module that shares its file with
 * others, and each facade costs a request.
 */
export function withoutFacades(): Plugin {
  return {
    name: "pullback:without-facades",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
        const kept = importTargets(
          new Map(chunks.map(({ fileName, code }) => [fileName, code])),
          new Set(entries),
        );
        for (const chunk of chunks) {
          const code = kept.get(chunk.fileName);
          if (code === undefined) delete bundle[chunk.fileName];
          else if (code !== chunk.code) chunk.code = code;
        }
      },
    },
  };
}
