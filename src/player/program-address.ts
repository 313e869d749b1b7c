import { sitePageAddress } from "./site-page.ts";

/**
 * Returns the address of the page for programs.
 *
 * @param base the start page's path, or in a single file a query
 * @param code a program as it stands in a link
 */
export function programAddress(base: string, query = "", code = ""): string {
  return sitePageAddress(base, "program", query) + (code === "" ? "" : `#code=${code}`);
}
