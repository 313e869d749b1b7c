import { closest } from "../cases/closest.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { optionsOf } from "../player/link-options.ts";

/** An attribute of an element, with its name as the page's document has it. */
export type Attribute = Pick<Attr, "name" | "value">;

/**
 * The names of a link's parameters by those of the attributes that say the same: HTML makes them all lower case, so
 * that `X` is found under `x`.
 */
export function namesOf(spec: AnyCase): ReadonlyMap<string, string> {
  const names = [...Object.keys(spec.parameters), ...Object.keys(optionsOf(spec, true))];
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

/** The query of the link that the attributes of an element come to. What is not of the link is the page's own. */
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
 * A sentence for each attribute that is probably misspelt: its name is unknown, but close to a known one. All other
 * unknown attributes are the page's own.
 */
export function misspelt(spec: AnyCase, attributes: Iterable<string>): readonly string[] {
  const known = ["case", ...namesOf(spec).keys()];
  return [...attributes].flatMap((name) => {
    const meant = known.includes(name.toLowerCase()) ? undefined : closest(name, known);
    if (meant === undefined) return [];
    return [`<pull-back case="${spec.slug}"> has no attribute "${name}". Did you mean "${meant}"?`];
  });
}
