const START = /(<meta name="pullback-start" content=")[^"]*(")/;

/** What a single file with a program has in place of a case's slug. Its query has the program as `code`. */
export const PROGRAM_START = "program";

/**
 * Returns `single.html`, the file with the whole site, changed to open with a case or a program.
 *
 * @param html the file's text
 * @param slug the slug of the case, or `PROGRAM_START`
 * @param query the query of a link to the case or program, without a question mark
 * @throws Error if the text is not `single.html`
 */
export function openingWith(html: string, slug: string, query: string): string {
  if (!START.test(html)) throw new Error("single file: the text has no place that says what it opens with");
  const start = `${slug}${query === "" ? "" : `?${query}`}`;
  const written = start.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return html.replace(START, (_, before: string, after: string) => before + written + after);
}
