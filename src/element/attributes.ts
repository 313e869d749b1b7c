import { closest } from "../cases/closest.ts";
import { type OpenSource, slugOf, UNSUPPORTED } from "../cases/source.ts";
import type { Linked } from "../player/link.ts";
import { optionsOf } from "../player/link-options.ts";
import { SOURCES } from "./find-source.ts";

/** An attribute of an element, named as in the document. */
export type Attribute = Pick<Attr, "name" | "value">;

/**
 * Maps attribute names to link parameters: HTML lowercases attribute names, so `x` maps to `X`. The inputs of a learner's
 * program are numbers in its text, and no parameters.
 */
export function namesOf({ program, lesson, textAt }: Linked): ReadonlyMap<string, string> {
  const options = Object.keys(optionsOf(lesson, true));
  const inputs = textAt === undefined ? Object.keys(program.parameters) : [];
  const names = [...inputs, ...options, UNSUPPORTED];
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

/**
 * Returns the link query for an element's attributes. Attributes that are not link parameters are ignored.
 */
export function queryOf(linked: Linked, attributes: Iterable<Attribute>): string {
  const names = namesOf(linked);
  const query = new URLSearchParams({ embed: "1" });
  for (const { name, value } of attributes) {
    const own = names.get(name.toLowerCase());
    if (own !== undefined) query.set(own, value);
  }
  return query.toString();
}

/**
 * Returns a warning for each probably misspelt attribute: an unknown name close to a known name. Other
 * unknown attributes belong to the page.
 */
export function misspelt(open: OpenSource, attributes: Iterable<string>): readonly string[] {
  const known = [...SOURCES, ...namesOf(open).keys()];
  const slug = slugOf(open.source);
  const own = slug === undefined ? "" : ` case="${slug}"`;
  return [...attributes].flatMap((name) => {
    const meant = known.includes(name.toLowerCase()) ? undefined : closest(name, known);
    if (meant === undefined) return [];
    return [`<pull-back${own}> has no attribute "${name}". Did you mean "${meant}"?`];
  });
}
