import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The size limit for the scripts of a case's first picture, in bytes after gzip. */
export const FIRST_LOAD_LIMIT = 152_000;

/** A script of the built site and its size. */
export interface Script {
  /** The path below the built site. */
  readonly file: string;
  /** The size after gzip, in bytes. */
  readonly bytes: number;
}

/**
 * Returns the scripts that the first graph of a page needs: those that the page names, their static imports,
 * and the worker with its static imports. Leaves out scripts that these load later.
 *
 * @param site the folder of the built site
 * @param page the page's path in the folder
 * @throws Error if a script is missing, or if no script starts a worker
 */
export function firstLoad(site: string, page: string): Script[] {
  const found = new Map<string, Script>();
  let workers = 0;
  const visit = (file: string): void => {
    if (found.has(file)) return;
    const code = readFileSync(join(site, file));
    found.set(file, { file, bytes: gzipSync(code, { level: 9 }).length });
    for (const [, imported = ""] of code.toString().matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
      visit(`assets/${imported}`);
    }
    for (const [, worker = ""] of code
      .toString()
      .matchAll(/new Worker\([^()]*\(?new URL\([`"']([^`"']+)[`"']/g)) {
      workers++;
      visit(`assets/${worker}`);
    }
  };
  const html = readFileSync(join(site, page), "utf8");
  for (const [, script = ""] of html.matchAll(/(?:src|href)="[./]*([^":]+\.js)"/g)) visit(script);
  if (workers === 0) throw new Error(`first load: no script of ${page} starts a worker`);
  return [...found.values()];
}
