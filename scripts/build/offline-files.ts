import { createHash } from "node:crypto";

/** A file that is kept for use without a network. */
export interface OfflineFile {
  /** Its address from the site's root. */
  readonly url: string;
  /** What changes when it does; none where its name does. */
  readonly revision: string | null;
  /** The hash of its content, as for subresource integrity: a response with another hash is not this file. */
  readonly integrity: string;
}

/** What pages are made of, and the one kind of font that every browser with service workers can use. */
const KEPT = /\.(html|js|css|svg|txt|woff2|webmanifest)$|^icons\//;
/** The page that is kept by downloading it. */
const LEFT_OUT = "single.html";

/**
 * The files of a build that the installed site needs, in the order of their names.
 *
 * @param files what is in each, by its address from the site's root
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
