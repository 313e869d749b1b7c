import type { Plugin } from "vite";

/** A file without code of its own: each of its exports, by name, is an export of another file beside it. */
interface Facade {
  readonly target: string;
  /** Pairs of a name in the target and the name in the facade. */
  readonly names: readonly (readonly [inTarget: string, name: string])[];
}

const REEXPORTS = /^export\{([^{}]+)\}from["'`]\.\/([^"'`]+)["'`];?\s*$/;

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

const lastPart = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/**
 * Returns the files of a build without facades: what imports a facade dynamically imports its target instead.
 *
 * @param files the code of each file by its path
 * @param entries the paths of the files that pages and other code import by their names, which stay
 * @throws Error if a facade is also imported statically
 */
export function importTargets(
  files: ReadonlyMap<string, string>,
  entries: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const facades = new Map<string, Facade>();
  for (const [path, code] of files) {
    const facade = entries.has(path) ? undefined : facadeOf(code);
    if (facade !== undefined) facades.set(lastPart(path), facade);
  }
  const targetOf = (name: string): string => facades.get(name)?.target ?? name;
  const rewritten = new Map<string, string>();
  for (const [path, code] of files) {
    if (facades.has(lastPart(path))) continue;
    const imports = code.replace(/import\((["'`])([^"'`]+)\1\)/g, (whole, quote: string, address: string) => {
      const facade = facades.get(lastPart(address));
      if (facade === undefined) return whole;
      const members = facade.names.map(([inTarget, name]) => `${name}:m.${inTarget}`);
      return `import(${quote}${address}${quote}).then(m=>({${members}}))`;
    });
    const isStatic = /(?:from|import)["'`]([^"'`]+)["'`]/g;
    for (const [, address = ""] of imports.matchAll(isStatic))
      if (facades.has(lastPart(address)))
        throw new Error(`without facades: ${path} imports ${address} statically`);
    // The addresses of imports, and those of the files to preload.
    const addresses = /(["'`])((?:[\w.-]+\/)*)([\w.-]+\.js)\1/g;
    rewritten.set(
      path,
      imports.replace(addresses, (_, quote: string, folder: string, name: string) => {
        return `${quote}${folder}${targetOf(name)}${quote}`;
      }),
    );
  }
  return rewritten;
}

/**
 * Leaves the facades out of a build. Rolldown writes one for each module that is imported dynamically and shares its file
 * with others, and each would cost a request.
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
