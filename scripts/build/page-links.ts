interface Chunk {
  readonly type: "chunk";
  readonly fileName: string;
  /** The paths of the modules in this chunk. */
  readonly moduleIds: readonly string[];
  /** The files of the chunks that this chunk imports statically. */
  readonly imports: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } | undefined;
}

/** The files of a build, by name. */
export type Bundle = Readonly<Record<string, Chunk | { readonly type: "asset" }>>;

/**
 * Returns an index page with links to the code and the styles of the page that it will show, so that they
 * load together with the first script.
 *
 * @param html the built index page
 * @param module the path of the page's module, which is loaded dynamically
 * @throws Error if the build has no chunk of the module
 */
export function withPageLinks(html: string, bundle: Bundle, module: string): string {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const entry = chunks.find(({ moduleIds }) => moduleIds.includes(module));
  if (entry === undefined) throw new Error(`page links: the build has no chunk of ${module}`);
  const needed = closure(entry, chunks);
  const scripts = needed.map(({ fileName }) => `<link rel="modulepreload" crossorigin href="./${fileName}">`);
  const styles = new Set(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
  const links = [
    ...scripts,
    ...[...styles].map((file) => `<link rel="stylesheet" crossorigin href="./${file}">`),
  ].filter((link) => !html.includes(/"(\.\/.*)"/.exec(link)?.[1] ?? ""));
  return html.replace(/^ *<\/head>/m, (end) => `${links.map((link) => `    ${link}\n`).join("")}${end}`);
}

/** Returns a chunk after all its imports, which may be circular. */
function closure(entry: Chunk, chunks: readonly Chunk[]): readonly Chunk[] {
  const seen = new Set<Chunk>();
  const visit = (chunk: Chunk): readonly Chunk[] => {
    if (seen.has(chunk)) return [];
    seen.add(chunk);
    return [...chunks.filter(({ fileName }) => chunk.imports.includes(fileName)).flatMap(visit), chunk];
  };
  return visit(entry);
}
