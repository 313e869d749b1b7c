import { createHash } from "node:crypto";

/** A file that is kept for use without a network. */
export interface OfflineFile {
  /** Its address from the site's root. */
  readonly url: string;
  /** What changes when it does; none where its name does. */
  readonly revision: string | null;
}

/** What pages are made of, and the one kind of font that every browser with service workers can use. */
const KEPT = /\.(html|js|css|svg|txt|woff2|webmanifest)$|^icons\//;
/** The page for what is not there, and the page that is kept by downloading it. */
const LEFT_OUT = ["404.html", "single.html"];

/**
 * The files of a build that the installed site needs, in the order of their names.
 *
 * @param files what is in each, by its address from the site's root
 */
export function offlineFiles(files: Readonly<Record<string, string | Uint8Array>>): OfflineFile[] {
  return Object.keys(files)
    .filter((url) => KEPT.test(url) && !LEFT_OUT.includes(url))
    .sort()
    .map((url) => ({ url, revision: url.startsWith("assets/") ? null : digest(files[url] ?? "") }));
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
