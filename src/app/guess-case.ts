import { caseBySlug, cases } from "../cases/all.ts";
import { closest } from "../cases/closest.ts";
import type { AnyCase } from "../cases/define-case.ts";

/** Returns the case whose slug is closest to an unknown slug, if one is close. */
export function guessCase(name: string): AnyCase | undefined {
  const slugs = cases.map(({ slug }) => slug);
  return caseBySlug(closest(name, slugs) ?? "");
}
