import type { AnyCase } from "../cases/define-case.ts";
import { oEmbedAddress } from "../view/share/oembed.ts";

/**
 * Finds the link by which others discover how to embed this page. Only a site that was built for one address has it.
 * Returns a function that makes the link lead to an embed with a query, or undefined where there is no link.
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
