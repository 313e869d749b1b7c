import { caseBySlug, cases } from "../cases/all.ts";
import { closest } from "../cases/closest.ts";
import { quote } from "../cases/quote.ts";
import { type CaseSource, UNSUPPORTED } from "../cases/source.ts";
import { elementWords } from "../words/en/element.ts";
import { sourceWords } from "../words/en/source.ts";

/** Why an element's attributes name nothing that can be opened. */
export interface MissingSource {
  readonly code: "bad-case" | "bad-source";
  /** The problem and what is allowed. */
  readonly sentences: readonly string[];
}

/** Finds the case that an element's attributes name, ignoring letter case. */
export function findSource(host: Pick<Element, "getAttribute" | "hasAttribute">): CaseSource | MissingSource {
  const slug = host.getAttribute("case");
  const found = slug === null ? undefined : caseBySlug(slug.trim().toLowerCase());
  if (found !== undefined) return { case: found.slug, params: {} };
  const unsupported = UNSUPPORTED.find((kind) => host.hasAttribute(kind));
  if (slug === null && unsupported !== undefined) {
    return { code: "bad-source", sentences: [sourceWords.unsupported(unsupported)] };
  }
  const slugs = cases.map((one) => one.slug);
  const guess = closest(slug ?? "", slugs);
  const sentences = elementWords.noCase(
    slug === null ? undefined : quote(slug),
    guess && quote(guess),
    slugs,
  );
  return { code: "bad-case", sentences };
}
