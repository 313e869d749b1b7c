/** The base of a single file: a query, in which its pages are named. */
export const ONE_FILE = "?case=";

/** The pages of the site beside the start page and the cases. */
export type SitePage = "program" | "practice";

/**
 * Returns the address of a case's page. It contains the file name if the start page's address does: a host that serves
 * `index.html` need not serve the folder.
 *
 * @param base the address of the start page, such as `/pullback/` or `https://example.org/pullback/index.html`, or
 * `ONE_FILE`
 * @param query the query of a link to the case, without a question mark
 */
export function caseAddress(base: string, slug: string, query = ""): string {
  if (base === ONE_FILE) return withQuery(`${base}${slug}`, "&", query);
  return withQuery(folderOf(base, `cases/${slug}`), "?", query);
}

/** Returns the address of another page of the site, from the same base. */
export function sitePageAddress(base: string, page: SitePage, query = ""): string {
  if (base === ONE_FILE) return withQuery(`?${page}`, "&", query);
  return withQuery(folderOf(base, page), "?", query);
}

/**
 * Returns the address of the page for programs, from the same base.
 *
 * @param code a program as it stands in a link
 */
export function programAddress(base: string, query = "", code = ""): string {
  return sitePageAddress(base, "program", query) + (code === "" ? "" : `#code=${code}`);
}

function folderOf(base: string, path: string): string {
  return base.replace(/(?=[^/]*$)/, `${path}/`);
}

function withQuery(address: string, separator: string, query: string): string {
  return query === "" ? address : `${address}${separator}${query}`;
}
