import { caseBySlug, cases } from "../cases/all.ts";
import { closest } from "../cases/closest.ts";
import { quote } from "../cases/quote.ts";
import { type CaseSource, type ProgramSource, UNSUPPORTED } from "../cases/source.ts";
import { elementWords } from "../words/en/element.ts";
import { sourceWords } from "../words/en/source.ts";
import { scriptText } from "./script-text.ts";

/** A program in a file, by its address relative to the page. */
export interface FileSource {
  readonly file: string;
}

/** Why an element names nothing that can be opened. */
export interface MissingSource {
  readonly code: "bad-case" | "bad-source" | "bad-program" | "unavailable";
  /** The problem and what is allowed. */
  readonly sentences: readonly string[];
}

/** The attributes that name what to open; the program inside an element counts as `program`. */
export const SOURCES: readonly string[] = ["case", "program", "file"];

/** The parts of an element that say what to open. */
export type SourceHost = Pick<Element, "getAttribute" | "hasAttribute" | "querySelector">;

/**
 * Finds what an element opens: the program in its attribute, else the program inside the element, else the program in a
 * file, else a case, ignoring letter case.
 */
export function findSource(host: SourceHost): CaseSource | ProgramSource | FileSource | MissingSource {
  const program = host.getAttribute("program") ?? scriptText(host);
  if (program !== undefined) return { program, params: {} };
  const file = host.getAttribute("file");
  if (file !== null) return { file };
  const slug = host.getAttribute("case");
  const found = slug === null ? undefined : caseBySlug(slug.trim().toLowerCase());
  if (found !== undefined) return { case: found.slug, params: {} };
  if (slug === null && host.hasAttribute(UNSUPPORTED)) {
    return { code: "bad-source", sentences: [sourceWords.unsupported] };
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
