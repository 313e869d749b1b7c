import { OEMBED } from "../../src/view/share/oembed.ts";
import { PICTURE, PREVIEW } from "../../src/view/share/preview-size.ts";
import { escapeHtml } from "./html.ts";
import type { CaseWords } from "./without-script.ts";

/** A page as links to it are shown elsewhere. */
export interface LinkedPage {
  /** The folder of the page below the site's root, such as `cases/two-inputs/`; empty for the start page. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** A description of the picture. */
  readonly alt: string;
}

/**
 * Returns the lines of metadata for links to a page: its canonical address, Open Graph, X's card, and oEmbed.
 *
 * @param site the site's address; without it, lines that need an absolute address are left out, except the
 * picture's, which many readers resolve relative to the page
 */
export function headLines(page: LinkedPage, site: string | undefined): string[] {
  const { title, description, path, alt } = page;
  const address = site && site + path;
  const picture = `${address ?? ""}${PICTURE}`;
  const embed = address && path !== "" && `${address}${OEMBED}`;
  const link = (rest: string) => `<link ${rest}>`;
  const meta = (key: "name" | "property", name: string, content: string) =>
    `<meta ${key}="${name}" content="${escapeHtml(content)}">`;
  return [
    ...(address ? [link(`rel="canonical" href="${escapeHtml(address)}"`)] : []),
    ...(embed
      ? [
          link(
            `rel="alternate" type="application/json+oembed" href="${escapeHtml(embed)}" title="${escapeHtml(title)}"`,
          ),
        ]
      : []),
    meta("property", "og:type", "website"),
    meta("property", "og:site_name", "Pullback"),
    meta("property", "og:title", title),
    meta("property", "og:description", description),
    ...(address ? [meta("property", "og:url", address)] : []),
    meta("property", "og:image", picture),
    meta("property", "og:image:type", "image/png"),
    meta("property", "og:image:width", String(PREVIEW.width)),
    meta("property", "og:image:height", String(PREVIEW.height)),
    meta("property", "og:image:alt", alt),
    meta("name", "twitter:card", "summary_large_image"),
    meta("name", "twitter:title", title),
    meta("name", "twitter:description", description),
    meta("name", "twitter:image", picture),
    meta("name", "twitter:image:alt", alt),
  ];
}

/** Returns the folder of a case's page below the site's root. */
export function pathOf({ slug }: Pick<CaseWords, "slug">): string {
  return `cases/${slug}/`;
}
