import { basePath, caseAddress } from "./address.ts";
import { start } from "./site.ts";

/**
 * Names the address of a case without any step or input as the one that search engines are to keep. The built
 * page may have named it already, on the site it was built for; then only the case is another one.
 */
export function setCanonical(slug: string): void {
  // A file that was carried along has no address that others could go to.
  if (start !== undefined) return;
  const known = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  const link = known ?? document.createElement("link");
  const { href, pathname } = new URL(link.href || location.href, location.href);
  link.rel = "canonical";
  link.href = new URL(caseAddress(basePath(pathname), slug), href).href;
  if (known === null) document.head.append(link);
}
