import { complete, defaults } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import type { Parameter, ParameterValue } from "../cases/parameters/parameter.ts";
import { flag, type LinkOptions, type Option, optionsOf } from "./link-options.ts";

/** A link to a case, fully read; options that the link does not contain are undefined. */
export type Link = { readonly [Name in keyof LinkOptions]: LinkOptions[Name] | undefined } & {
  readonly params: Values;
  /** Parameters unknown to this page, kept unchanged. */
  readonly unknown: readonly (readonly [string, string])[];
};

/** An invalid part of a link, with the allowed values. */
export interface Problem {
  readonly parameter: string;
  readonly value: string;
  readonly allowed: string;
  /** The value used instead. */
  readonly using: string | number;
  /** The full sentence, if the sentence built from the other fields does not fit. */
  readonly text?: string;
}

/** Reads a query. Never fails: an invalid part adds a problem and gets its default. */
export function readLink(spec: AnyCase, query: string): { link: Link; problems: Problem[] } {
  const pairs = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) if (!pairs.has(name)) pairs.set(name, value);

  const embed = flag(false).read(pairs.get("embed") ?? "") ?? false;
  const { params, problems } = readParameters(spec, pairs);
  const options = Object.entries<Option<unknown>>(optionsOf(spec, embed)).map(([parameter, option]) => {
    const text = pairs.get(parameter);
    pairs.delete(parameter);
    const value = text === undefined ? undefined : option.read(text);
    if (text !== undefined && value === undefined)
      problems.push({ parameter, value: text, allowed: option.allowed, using: option.usual });
    return [parameter, value];
  });
  return { link: { ...Object.fromEntries(options), params, unknown: [...pairs] }, problems };
}

/** Removes the case's parameters from the pairs. Replacements of invalid values fit the valid values. */
function readParameters(
  spec: AnyCase,
  pairs: Map<string, string>,
): { readonly params: Values; readonly problems: Problem[] } {
  const given: Record<string, ParameterValue> = {};
  const refused: Omit<Problem, "using">[] = [];
  for (const [parameter, { read, allowed }] of Object.entries<Parameter>(spec.parameters)) {
    const value = pairs.get(parameter);
    if (value === undefined) continue;
    pairs.delete(parameter);
    const found = read(value);
    if ("value" in found) given[parameter] = found.value;
    else refused.push({ parameter, value, allowed });
  }
  const { values: params, conflicts } = complete(spec, given);
  const [written, used] = [textsOf(spec, given), textsOf(spec, params)];
  for (const { parameter, allowed } of conflicts) {
    refused.push({ parameter, value: written[parameter] ?? "", allowed });
  }
  // A correctable value, as in older links, is used in corrected form and reported as a problem.
  for (const [parameter, { allowed }] of Object.entries<Parameter>(spec.parameters)) {
    const value = written[parameter];
    const isKnown = value === undefined || refused.some((one) => one.parameter === parameter);
    if (!isKnown && value !== used[parameter]) refused.push({ parameter, value, allowed });
  }
  const problems = refused.map((one) => ({ ...one, using: used[one.parameter] ?? "" }));
  return { params, problems };
}

/** Returns the values that a link must contain to be read back unchanged. */
function nonDefaults(spec: AnyCase, params: Values): Values {
  const [texts, usual] = [textsOf(spec, params), textsOf(spec, defaults(spec))];
  let kept = Object.fromEntries(Object.entries(params).filter(([name]) => texts[name] !== usual[name]));
  // An array may equal the default resized to another array's size.
  for (const name of Object.keys(kept).reverse()) {
    const { [name]: _, ...others } = kept;
    const read = textsOf(spec, complete(spec, others).values);
    if (Object.keys(texts).every((one) => read[one] === texts[one])) kept = others;
  }
  return kept;
}

/** Formats values as in links, in the case's order. */
function textsOf(spec: AnyCase, values: Values): Record<string, string> {
  const texts = Object.entries<Parameter>(spec.parameters).flatMap(([name, parameter]) => {
    const value = values[name];
    return value === undefined ? [] : [[name, parameter.write(value)]];
  });
  return Object.fromEntries(texts);
}

/**
 * Writes the query of a link: only options that differ from their defaults, in a fixed order, without `play`.
 */
export function writeLink(spec: AnyCase, link: Partial<Link> & Pick<Link, "params">): string {
  const query = new URLSearchParams(textsOf(spec, nonDefaults(spec, link.params)));
  for (const [name, option] of Object.entries<Option<unknown>>(optionsOf(spec, link.embed ?? false))) {
    const value = link[name as keyof LinkOptions];
    const text = value === undefined || name === "play" ? undefined : option.write(value);
    if (text !== undefined && text !== String(option.usual)) query.set(name, text);
  }
  for (const [name, value] of link.unknown ?? []) query.append(name, value);
  // Commas, semicolons and colons may stand unescaped in a query and are frequent in matrices.
  return query.toString().replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%3A", ":");
}
