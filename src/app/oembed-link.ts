import type { AnyCase } from "../cases/define-case.ts";
import { oEmbedAddress } from "../view/share/oembed.ts";

/**
 * Finds the link by which others discover how to embed this page, which a site has that was built for one address.
 * Returns what makes it lead to an embed of what is shown; none where there is no such link.
 */
export function findOEmbedLink(page: Document): ((spec: AnyCase, query: string) => void) | undefined {
  const link = page.querySelector<HTMLLinkElement>('link[type="application/json+oembed"]');
  if (link === null) return undefined;
  const site = new URL("../../", link.href).href;
  return (spec, query) => {
    link.href = oEmbedAddress(spec, site, query);
    link.title = page.title;
  };
}
