import { cases } from "../cases/all.ts";
import { closest } from "../cases/closest.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { quote } from "../cases/quote.ts";
import { caseBySlug } from "../cases/record.ts";

/**
 * Finds the case named by an attribute, ignoring letter case; returns sentences with the problem and the
 * allowed names if there is no such case.
 */
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
