import { caseBySlug } from "../cases/all.ts";
import type { CaseSource } from "../cases/source.ts";
import type { SitePage } from "../player/page-address.ts";

/** The page that an address leads to. */
export type Route =
  | { readonly kind: "case"; readonly source: CaseSource; readonly query: string }
  | { readonly kind: SitePage; readonly query: string }
  | { readonly kind: "unknown"; readonly slug: string }
  | { readonly kind: "home" };

/** The path of a case, by its slug, or of another page of the site. */
const PAGE_PATH = /\/(?:cases\/([^/]*)|(program|practice))\/?(index\.html)?$/i;

/**
 * Returns the route of an address under any base path. Slugs are case-insensitive.
 *
 * @param start in a single file, the slug (or `program`, or `practice`) and query to open where the address has none; empty for the
 * start page
 */
export function routeOf({ pathname, search }: Pick<URL, "pathname" | "search">, start?: string): Route {
  if (start !== undefined) return placeInFile(new URLSearchParams(search), start);
  const [, slug = "", page] = PAGE_PATH.exec(pathname) ?? [];
  if (page !== undefined) return { kind: page.toLowerCase() as SitePage, query: search };
  return placeNamed(decoded(slug), search);
}

function placeInFile(query: URLSearchParams, start: string): Route {
  for (const kind of ["program", "practice"] as const) {
    // In the link of a case, `practice` names misconceptions.
    if (query.get(kind) !== "") continue;
    query.delete(kind);
    return { kind, query: String(query) };
  }
  const asked = query.get("case");
  query.delete("case");
  if (asked !== null) return placeNamed(asked, String(query));
  const [slug = "", usual = ""] = start.split(/\?(.*)/s);
  // Of duplicate parameters, the first counts.
  const all = [String(query), usual].filter((part) => part !== "").join("&");
  return slug === "program" || slug === "practice" ? { kind: slug, query: all } : placeNamed(slug, all);
}

function placeNamed(slug: string, query: string): Route {
  if (slug === "") return { kind: "home" };
  const spec = caseBySlug(slug.toLowerCase());
  if (spec === undefined) return { kind: "unknown", slug };
  return { kind: "case", source: { case: spec.slug, params: {} }, query };
}

/**
 * Returns the path of the start page, given the path of any page of the site. The path ends in a slash, or in
 * `index.html` if the page's own path does, since the host may not serve folders.
 */
export function basePath(pathname: string): string {
  // A path that starts with two slashes would be an address on another host.
  const single = pathname.replace(/^\/+/, "/");
  return single.replace(PAGE_PATH, "/$3").replace(/\/(?!index\.html$)[^/]*$/, "/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
