import { closest } from "../cases/closest.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { optionsOf } from "../player/link-options.ts";

/** An attribute of an element, named as in the document. */
export type Attribute = Pick<Attr, "name" | "value">;

/** Maps attribute names to link parameters: HTML lowercases attribute names, so `x` maps to `X`. */
export function namesOf(spec: AnyCase): ReadonlyMap<string, string> {
  const names = [...Object.keys(spec.parameters), ...Object.keys(optionsOf(spec, true))];
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

/**
 * Returns the link query for an element's attributes. Attributes that are not link parameters are ignored.
 */
export function queryOf(spec: AnyCase, attributes: Iterable<Attribute>): string {
  const names = namesOf(spec);
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
export function misspelt(spec: AnyCase, attributes: Iterable<string>): readonly string[] {
  const known = ["case", ...namesOf(spec).keys()];
  return [...attributes].flatMap((name) => {
    const meant = known.includes(name.toLowerCase()) ? undefined : closest(name, known);
    if (meant === undefined) return [];
    return [`<pull-back case="${spec.slug}"> has no attribute "${name}". Did you mean "${meant}"?`];
  });
}
