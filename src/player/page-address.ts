/**
 * Returns the address of a case's page. It contains the file name if the start page's address does: a host
 * that serves `index.html` need not serve the folder.
 *
 * @param home the address of the start page, such as `/pullback/` or
 * `https://example.org/pullback/index.html`
 * @param query the query of a link to the case, without a question mark
 */
export function pageAddress(home: string, slug: string, query = ""): string {
  const page = home.replace(/(?=[^/]*$)/, `cases/${slug}/`);
  return query === "" ? page : `${page}?${query}`;
}
