import { createHash } from "node:crypto";

/** A file that is kept for use without a network. */
export interface OfflineFile {
  /** The address from the site's root. */
  readonly url: string;
  /** A revision that changes with the content. Null if the file's name does. */
  readonly revision: string | null;
  /** The hash of the content, as for subresource integrity. A response with another hash is not this file. */
  readonly integrity: string;
}

/**
 * Matches the files of pages, with the single font format that every browser with service workers supports.
 */
const KEPT = /\.(html|js|css|svg|txt|woff2|webmanifest)$|^icons\//;
/** The page that readers keep by downloading it. */
const LEFT_OUT = "single.html";

/**
 * Returns the files of a build that the installed site needs, sorted by name.
 *
 * @param files the contents of the files, by address from the site's root
 */
export function offlineFiles(files: Readonly<Record<string, string | Uint8Array>>): OfflineFile[] {
  return Object.keys(files)
    .filter((url) => KEPT.test(url) && url !== LEFT_OUT)
    .sort()
    .map((url) => {
      const hash = createHash("sha256").update(files[url] ?? "");
      const revision = url.startsWith("assets/") ? null : hash.copy().digest("hex").slice(0, 16);
      return { url, revision, integrity: `sha256-${hash.digest("base64")}` };
    });
}
