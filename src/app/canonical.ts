import { caseAddress } from "../player/page-address.ts";
import { basePath } from "./address.ts";
import { start } from "./site.ts";

/**
 * Sets the canonical link to the address of a case without step or input. The built page may have a canonical
 * link for the site that it was built for. In that case replaces only the slug.
 */
export function setCanonical(slug: string): void {
  // The address of a single file is useless to others.
  if (start !== undefined) return;
  const known = document.querySelector<HTMLLinkElement>("link[rel=canonical]");
  const link = known ?? document.createElement("link");
  const { href, pathname } = new URL(link.href || location.href, location.href);
  link.rel = "canonical";
  link.href = new URL(caseAddress(basePath(pathname), slug), href).href;
  if (known === null) document.head.append(link);
}
