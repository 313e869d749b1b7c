/**
 * The address of a case's page. It names the page's file if the start page's address does: a host that answers for
 * `index.html` need not answer for the folder.
 *
 * @param home the address of the start page, such as `/pullback/` or `https://example.org/pullback/index.html`
 * @param query the query of a link to the case, without a question mark
 */
export function pageAddress(home: string, slug: string, query = ""): string {
  const page = home.replace(/(?=[^/]*$)/, `cases/${slug}/`);
  return query === "" ? page : `${page}?${query}`;
}
