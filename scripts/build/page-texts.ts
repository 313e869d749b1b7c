import type { Plugin } from "vite";
import { pagesWords } from "../../src/words/en/pages.ts";
import { escapeHtml } from "./html.ts";
import { articleLink } from "./without-script.ts";

/** Matches the description of a page. */
export const DESCRIPTION = /(?<=<meta name="description" content=").*?(?=")/s;
/** Matches the content of a page for readers without JavaScript. */
export const WITHOUT_SCRIPT = /(?<=<noscript>).*?(?=<\/noscript>)/s;

/** Writes the texts of the catalogue into `index.html`. */
export function pageTexts(): Plugin {
  return {
    name: "pullback:page-texts",
    transformIndexHtml: {
      order: "pre",
      handler: (html, { path }) => (path.endsWith("/index.html") ? withTexts(html) : html),
    },
  };
}

/** Returns `index.html` with its description, and with a sentence for readers without JavaScript. */
export function withTexts(html: string): string {
  return put(put(html, DESCRIPTION, escapeHtml(pagesWords.description)), WITHOUT_SCRIPT, articleLink());
}

/**
 * Puts a text at a place in a page.
 *
 * @throws Error if the page has no such place
 */
export function put(page: string, place: RegExp, text: string): string {
  if (!place.test(page)) throw new Error(`page texts: index.html has nothing that matches ${place}`);
  return page.replace(place, () => text);
}
