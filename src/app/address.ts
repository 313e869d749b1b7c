import { cases } from "../cases/all.ts";
import { closest } from "../cases/closest.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { caseBySlug } from "../cases/record.ts";

/** What an address asks for. */
export type Place =
  | { readonly kind: "case"; readonly spec: AnyCase; readonly query: string }
  | { readonly kind: "unknown"; readonly slug: string; readonly guess: AnyCase | undefined }
  | { readonly kind: "home" };

const CASE_PATH = /\/cases\/([^/]*)\/?(?:index\.html)?$/i;

/** Reads an address under any base path. Upper case in a slug is forgiven. */
export function placeOf({ pathname, search }: Pick<URL, "pathname" | "search">): Place {
  const slug = CASE_PATH.exec(pathname)?.[1];
  if (slug === undefined || slug === "") return { kind: "home" };
  const name = decoded(slug).toLowerCase();
  const spec = caseBySlug(name);
  if (spec !== undefined) return { kind: "case", spec, query: search };
  return {
    kind: "unknown",
    slug: decoded(slug),
    guess: caseBySlug(
      closest(
        name,
        cases.map((known) => known.slug),
      ) ?? "",
    ),
  };
}

/** The path of the site's root, from any page in it. */
export function basePath(pathname: string): string {
  return pathname.replace(CASE_PATH, "/").replace(/[^/]*$/, "");
}

/** The address of a case under a base path. */
export function caseAddress(base: string, slug: string, query = ""): string {
  return `${base}cases/${slug}/${query === "" ? "" : `?${query}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
