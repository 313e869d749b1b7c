import { PICTURE, PREVIEW } from "./preview-size.ts";
import { addressOf, FRAME_SIZE, iframeSnippet, type SharedCase } from "./snippets.ts";

/** The name of the file beside a case's page with the oEmbed answer. */
export const OEMBED = "oembed.json";

/** The query of an embed of a case as it opens. */
const PLAIN = "embed=1";

/** A case by its name. */
export type NamedCase = Pick<SharedCase, "slug" | "title">;

/**
 * Returns the oEmbed answer for a case, as JSON: the frame of the share dialog, its size, and the case's
 * picture.
 *
 * @param site the site's address, ending with a slash
 * @param query the query of the embed, such as `step=acc.v2.0&embed=1`
 */
export function oEmbed(shown: NamedCase, site: string, query = PLAIN): string {
  const { width, height } = FRAME_SIZE;
  const answer = {
    version: "1.0",
    type: "rich",
    provider_name: "Pullback",
    provider_url: site,
    title: titleOf(shown),
    html: iframeSnippet({ ...shown, site, query }, false)
      .replace(/\s+/g, " ")
      .replace(" >", ">"),
    width,
    height,
    thumbnail_url: addressOf({ ...shown, site, query: "" }) + PICTURE,
    thumbnail_width: PREVIEW.width,
    thumbnail_height: PREVIEW.height,
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

/**
 * Returns the address of the oEmbed answer for an embed: the file beside the case's page, or, since a static
 * host serves the same file for every query, a `data:` address that holds the answer.
 */
export function oEmbedAddress(shown: NamedCase, site: string, query: string): string {
  if (query === PLAIN) return addressOf({ ...shown, site, query: "" }) + OEMBED;
  return `data:application/json,${encodeURIComponent(oEmbed(shown, site, query))}`;
}

/** Returns the title of a case's page. */
export function titleOf({ title }: Pick<NamedCase, "title">): string {
  return `${title} · Pullback`;
}
