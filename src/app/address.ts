import type { AnyCase } from "../cases/define-case.ts";
import { caseBySlug } from "../cases/record.ts";
import { pageAddress } from "../player/page-address.ts";

/** What an address asks for. */
export type Route =
  | { readonly kind: "case"; readonly spec: AnyCase; readonly query: string }
  | { readonly kind: "unknown"; readonly slug: string }
  | { readonly kind: "home" };

const CASE_PATH = /\/cases\/([^/]*)\/?(index\.html)?$/i;

/** In place of the start page's path: all pages are in one file, and the query says which. */
export const ONE_FILE = "?case=";

/**
 * Reads an address under any base path. Upper case in a slug is forgiven.
 *
 * @param start what a file that holds all pages opens with where its address does not say: a slug and a query,
 *   or nothing for the start page
 */
export function routeOf({ pathname, search }: Pick<URL, "pathname" | "search">, start?: string): Route {
  if (start !== undefined) return placeInFile(new URLSearchParams(search), start);
  return placeNamed(decoded(CASE_PATH.exec(pathname)?.[1] ?? ""), search);
}

function placeInFile(query: URLSearchParams, start: string): Route {
  const asked = query.get("case");
  query.delete("case");
  if (asked !== null) return placeNamed(asked, String(query));
  const [slug = "", usual = ""] = start.split(/\?(.*)/s);
  // Of what is said twice, the first counts.
  return placeNamed(slug, [String(query), usual].filter((part) => part !== "").join("&"));
}

function placeNamed(slug: string, query: string): Route {
  if (slug === "") return { kind: "home" };
  const spec = caseBySlug(slug.toLowerCase());
  return spec === undefined ? { kind: "unknown", slug } : { kind: "case", spec, query };
}

/**
 * The path of the start page, from that of any page of the site. It ends in a slash, or in `index.html` where the
 * page's own path does, since the host may not answer for a folder.
 */
export function basePath(pathname: string): string {
  // With two slashes at its beginning the path would be an address of another host.
  const single = pathname.replace(/^\/+/, "/");
  return single.replace(CASE_PATH, "/$2").replace(/\/(?!index\.html$)[^/]*$/, "/");
}

/** The address of a case, from the start page's path, or in one file. */
export function caseAddress(base: string, slug: string, query = ""): string {
  if (base === ONE_FILE) return `${base}${slug}${query === "" ? "" : `&${query}`}`;
  return pageAddress(base, slug, query);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
