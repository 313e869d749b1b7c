const START = /(<meta name="pullback-start" content=")[^"]*(")/;

/**
 * Returns `single.html`, the file with the whole site, changed to open with a case.
 *
 * @param html the file's text
 * @param query the query of a link to the case, without a question mark
 * @throws Error if the text is not `single.html`
 */
export function openingWith(html: string, slug: string, query: string): string {
  if (!START.test(html)) throw new Error("single file: the text has no place that says what it opens with");
  const start = `${slug}${query === "" ? "" : `?${query}`}`;
  const written = start.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return html.replace(START, (_, before: string, after: string) => before + written + after);
}
