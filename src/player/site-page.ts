/** The pages of the site beside the start page and the cases. */
export type SitePage = "program" | "practice";

/**
 * Returns the address of a page of the site.
 *
 * @param base the start page's path, or in a single file a query
 */
export function sitePageAddress(base: string, page: SitePage, query = ""): string {
  if (base.startsWith("?")) return `?${page}${query === "" ? "" : `&${query}`}`;
  return `${base.replace(/(?=[^/]*$)/, `${page}/`)}${query === "" ? "" : `?${query}`}`;
}
