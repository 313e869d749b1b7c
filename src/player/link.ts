import { complete, defaults } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import type { Parameter, ParameterValue } from "../cases/parameters/parameter.ts";
import { flag, type LinkOptions, type Option, optionsOf } from "./link-options.ts";

/** What a link says of a case, once everything in it has been read; an option it does not name is undefined. */
export type Link = { readonly [Name in keyof LinkOptions]: LinkOptions[Name] | undefined } & {
  readonly params: Values;
  /** Parameters this page does not know, kept for whoever does. */
  readonly unknown: readonly (readonly [string, string])[];
};

/** A part of a link that was not understood, with what is allowed. */
export interface Problem {
  readonly parameter: string;
  readonly value: string;
  readonly allowed: string;
  /** What is used instead. */
  readonly using: string | number;
  /** The whole sentence, where the one made of the other fields does not fit. */
  readonly text?: string;
}

/** Reads a query. It never fails: what is not understood is a problem in the list, and has its default. */
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

/** Takes the case's parameters out of the pairs. What is used instead of a bad one fits the good ones. */
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
  // A value that could be corrected, as in older links, is used in its corrected form, and is a problem too.
  for (const [parameter, { allowed }] of Object.entries<Parameter>(spec.parameters)) {
    const value = written[parameter];
    const isKnown = value === undefined || refused.some((one) => one.parameter === parameter);
    if (!isKnown && value !== used[parameter]) refused.push({ parameter, value, allowed });
  }
  const problems = refused.map((one) => ({ ...one, using: used[one.parameter] ?? "" }));
  return { params, problems };
}

/** The values that a link has to say: without any one of them others would be read. */
function saidOf(spec: AnyCase, params: Values): Values {
  const [texts, usual] = [textsOf(spec, params), textsOf(spec, defaults(spec))];
  let said = Object.fromEntries(Object.entries(params).filter(([name]) => texts[name] !== usual[name]));
  // An array may be what the default becomes at the size of another array.
  for (const name of Object.keys(said).reverse()) {
    const { [name]: _, ...others } = said;
    const read = textsOf(spec, complete(spec, others).values);
    if (Object.keys(texts).every((one) => read[one] === texts[one])) said = others;
  }
  return said;
}

/** Values as links write them, in the case's order. */
function textsOf(spec: AnyCase, values: Values): Record<string, string> {
  const texts = Object.entries<Parameter>(spec.parameters).flatMap(([name, parameter]) => {
    const value = values[name];
    return value === undefined ? [] : [[name, parameter.write(value)]];
  });
  return Object.fromEntries(texts);
}

/** Writes the query of a link: only what differs from the defaults, in a fixed order, and never to play. */
export function writeLink(spec: AnyCase, link: Partial<Link> & Pick<Link, "params">): string {
  const query = new URLSearchParams(textsOf(spec, saidOf(spec, link.params)));
  for (const [name, option] of Object.entries<Option<unknown>>(optionsOf(spec, link.embed ?? false))) {
    const value = link[name as keyof LinkOptions];
    const text = value === undefined || name === "play" ? undefined : option.write(value);
    if (text !== undefined && text !== String(option.usual)) query.set(name, text);
  }
  for (const [name, value] of link.unknown ?? []) query.append(name, value);
  // Commas and semicolons may stand in a query as they are, and matrices are full of them.
  return query.toString().replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%3A", ":");
}
