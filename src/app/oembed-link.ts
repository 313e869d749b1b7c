import { type NamedCase, oEmbedAddress } from "../view/share/oembed.ts";

/**
 * Finds the link for oEmbed discovery. Only a site that was built for a fixed address has the link.
 *
 * @returns a function that points the link at an embed with a query, or undefined if the page has no link
 */
export function findOEmbedLink(page: Document): ((shown: NamedCase, query: string) => void) | undefined {
  const link = page.querySelector<HTMLLinkElement>('link[type="application/json+oembed"]');
  if (link === null) return undefined;
  // An earlier call may have replaced the address by a `data:` address.
  link.dataset.site ??= new URL("../../", link.href).href;
  const { site } = link.dataset;
  return (shown, query) => {
    link.href = oEmbedAddress(shown, site, query);
    link.title = page.title;
  };
}
