import { cases } from "../cases/all.ts";
import { closest } from "../cases/closest.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { quote } from "../cases/quote.ts";
import { caseBySlug } from "../cases/record.ts";

/** The case that an attribute names, capitals forgiven, or what is wrong with it and what is allowed, in sentences. */
export function findCase(slug: string | null): AnyCase | readonly string[] {
  const found = slug === null ? undefined : caseBySlug(slug.trim().toLowerCase());
  if (found !== undefined) return found;
  const slugs = cases.map((one) => one.slug);
  const guess = closest(slug ?? "", slugs);
  return [
    slug === null ? 'The attribute "case" is missing.' : `There is no case ${quote(slug)}.`,
    guess === undefined ? `It is one of ${slugs.join(", ")}.` : `Did you mean ${quote(guess)}?`,
  ];
}
