import type { AnyCase } from "../../cases/define-case.ts";
import { PICTURE, PREVIEW } from "./preview-size.ts";
import { addressOf, FRAME_SIZE, iframeSnippet } from "./snippets.ts";

/** The name of the file beside a case's page that says how to embed it. */
export const OEMBED = "oembed.json";

/** The query of an embed of a case as it opens. */
const PLAIN = "embed=1";

type Named = Pick<AnyCase, "slug" | "title">;

/**
 * The oEmbed answer for a case, as JSON: the frame that Share hands out, its size, and the case's picture.
 *
 * @param site the site's address, with a slash at its end
 * @param query of the embed, such as `step=acc.v2.0&embed=1`
 */
export function oEmbed(spec: Named, site: string, query = PLAIN): string {
  const { width, height } = FRAME_SIZE;
  const said = {
    version: "1.0",
    type: "rich",
    provider_name: "Pullback",
    provider_url: site,
    title: titleOf(spec),
    html: iframeSnippet({ site, spec, query }, false).replace(/\s+/g, " ").replace(" >", ">"),
    width,
    height,
    thumbnail_url: addressOf({ site, spec, query: "" }) + PICTURE,
    thumbnail_width: PREVIEW.width,
    thumbnail_height: PREVIEW.height,
  };
  return `${JSON.stringify(said, null, 2)}\n`;
}

/**
 * The address of the oEmbed answer for an embed: the file beside the case's page, or, since a static host has the same
 * file for every query, a `data:` address that holds the answer.
 */
export function oEmbedAddress(spec: Named, site: string, query: string): string {
  if (query === PLAIN) return addressOf({ site, spec, query: "" }) + OEMBED;
  return `data:application/json,${encodeURIComponent(oEmbed(spec, site, query))}`;
}

/** The title of a case's page. */
export function titleOf({ title }: Pick<AnyCase, "title">): string {
  return `${title} · Pullback`;
}
