import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** The size limit for the scripts of a case's first picture, in bytes after gzip. */
export const FIRST_LOAD_LIMIT = 140_000;

/** A script of the built site and its size. */
export interface Script {
  /** The path below the built site. */
  readonly file: string;
  /** The size after gzip, in bytes. */
  readonly bytes: number;
}

/**
 * Returns the scripts that the first graph of a case and its steps need: those that the page names, and their static
 * imports. Leaves out scripts that these load later, such as the worker: the page holds the first run.
 *
 * @param site the folder of the built site
 * @param page the page's path in the folder
 * @throws Error if a script is missing
 */
export function firstLoad(site: string, page: string): Script[] {
  const found = new Map<string, Script>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    const code = readFileSync(join(site, file));
    found.set(file, { file, bytes: gzipSync(code, { level: 9 }).length });
    for (const [, imported = ""] of code.toString().matchAll(/\b(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
      visit(`assets/${imported}`);
    }
  };
  const html = readFileSync(join(site, page), "utf8");
  for (const [, script = ""] of html.matchAll(/(?:src|href)="[./]*([^":]+\.js)"/g)) visit(script);
  return [...found.values()];
}
