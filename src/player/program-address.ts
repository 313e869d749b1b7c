/**
 * Returns the address of the page for programs.
 *
 * @param base the start page's path, or in a single file a query
 * @param code a program as it stands in a link
 */
export function programAddress(base: string, query = "", code = ""): string {
  const hash = code === "" ? "" : `#code=${code}`;
  if (base.startsWith("?")) return `?program${query === "" ? "" : `&${query}`}${hash}`;
  const folder = base.replace(/index\.html$/, "");
  const page = base.endsWith("index.html") ? "program/index.html" : "program/";
  return `${folder}${page}${query === "" ? "" : `?${query}`}${hash}`;
}
