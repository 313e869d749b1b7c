import { complete, defaults } from "../cases/complete.ts";
import type { AnyProgram, Values } from "../cases/define-case.ts";
import type { Parameter, ParameterValue } from "../cases/parameters/parameter.ts";
import { type OpenSource, UNSUPPORTED } from "../cases/source.ts";
import { flag, type LinkOptions, type Option, optionsOf, usedInstead } from "./link-options.ts";

/** A link to a source, fully read; options that the link does not contain are undefined. */
export type Link = { readonly [Name in keyof LinkOptions]: LinkOptions[Name] | undefined } & {
  readonly params: Values;
  /** Parameters unknown to this page, kept unchanged. */
  readonly unknown: readonly (readonly [string, string])[];
};

/** The part of an open source that reading and writing its links needs. */
export type Linked = Pick<OpenSource, "program" | "lesson" | "textAt">;

/** An invalid value of a link or a field, with the allowed values. */
export interface InvalidValue {
  readonly kind?: undefined;
  readonly parameter: string;
  readonly value: string;
  readonly allowed: string;
  /** The value used instead. */
  readonly using: string | number;
  /** The full sentence, if the sentence built from the other fields does not fit. */
  readonly text?: string;
}

/** A recording in a link, which cannot be opened yet. */
export interface UnsupportedSource {
  readonly kind: "unsupported";
  readonly parameter: typeof UNSUPPORTED;
}

/** A part of a link, or typed input, that is not used. */
export type Problem = InvalidValue | UnsupportedSource;

/** Reads a query. Never fails: an invalid part adds a problem and gets its default. */
export function readLink(
  { program, lesson, textAt }: Linked,
  query: string,
): { link: Link; problems: Problem[] } {
  const pairs = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) if (!pairs.has(name)) pairs.set(name, value);

  const embed = flag(false).read(pairs.get("embed") ?? "") ?? false;
  // The inputs of a learner's program are numbers in its text, whatever their names.
  const { params, problems: invalid } = readParameters(program, textAt === undefined ? pairs : new Map());
  const problems: Problem[] = invalid;
  const options = Object.entries<Option<unknown>>(optionsOf(lesson, embed)).map(([parameter, option]) => {
    const text = pairs.get(parameter);
    pairs.delete(parameter);
    const value = text === undefined ? undefined : option.read(text);
    if (text !== undefined && value === undefined)
      problems.push({ parameter, value: text, allowed: option.allowed, using: usedInstead(option) });
    return [parameter, value];
  });
  // A recording stays in the address, as unknown parameters do, for a later version to open.
  if (pairs.has(UNSUPPORTED)) problems.push({ kind: "unsupported", parameter: UNSUPPORTED });
  return { link: { ...Object.fromEntries(options), params, unknown: [...pairs] }, problems };
}

/** Removes the program's parameters from the pairs. Replacements of invalid values fit the valid values. */
function readParameters(
  program: AnyProgram,
  pairs: Map<string, string>,
): { readonly params: Values; readonly problems: InvalidValue[] } {
  const given: Record<string, ParameterValue> = {};
  const refused: Omit<InvalidValue, "using">[] = [];
  for (const [parameter, { read, allowed }] of Object.entries<Parameter>(program.parameters)) {
    const value = pairs.get(parameter);
    if (value === undefined) continue;
    pairs.delete(parameter);
    const found = read(value);
    if ("value" in found) given[parameter] = found.value;
    else refused.push({ parameter, value, allowed });
  }
  const { values: params, conflicts } = complete(program, given);
  const [written, used] = [textsOf(program, given), textsOf(program, params)];
  for (const { parameter, allowed } of conflicts) {
    refused.push({ parameter, value: written[parameter] ?? "", allowed });
  }
  // A correctable value, as in older links, is used in corrected form and reported as a problem.
  for (const [parameter, { allowed }] of Object.entries<Parameter>(program.parameters)) {
    const value = written[parameter];
    const isKnown = value === undefined || refused.some((one) => one.parameter === parameter);
    if (!isKnown && value !== used[parameter]) refused.push({ parameter, value, allowed });
  }
  const problems = refused.map((one) => ({ ...one, using: used[one.parameter] ?? "" }));
  return { params, problems };
}

/** Returns the values that a link must contain to be read back unchanged. */
function nonDefaults(program: AnyProgram, params: Values): Values {
  const [texts, usual] = [textsOf(program, params), textsOf(program, defaults(program))];
  let kept = Object.fromEntries(Object.entries(params).filter(([name]) => texts[name] !== usual[name]));
  // An array may equal the default resized to another array's size.
  for (const name of Object.keys(kept).reverse()) {
    const { [name]: _, ...others } = kept;
    const read = textsOf(program, complete(program, others).values);
    if (Object.keys(texts).every((one) => read[one] === texts[one])) kept = others;
  }
  return kept;
}

/** Formats values as in links, in the order of the parameters. */
function textsOf(program: AnyProgram, values: Values): Record<string, string> {
  const texts = Object.entries<Parameter>(program.parameters).flatMap(([name, parameter]) => {
    const value = values[name];
    return value === undefined ? [] : [[name, parameter.write(value)]];
  });
  return Object.fromEntries(texts);
}

/**
 * Writes the query of a link: only options that differ from their defaults, in a fixed order, without `play`.
 */
export function writeLink(
  { program, lesson, textAt }: Linked,
  link: Partial<Link> & Pick<Link, "params">,
): string {
  const params = textAt === undefined ? nonDefaults(program, link.params) : {};
  const query = new URLSearchParams(textsOf(program, params));
  for (const [name, option] of Object.entries<Option<unknown>>(optionsOf(lesson, link.embed ?? false))) {
    const value = link[name as keyof LinkOptions];
    const text = value === undefined || name === "play" ? undefined : option.write(value);
    if (text !== undefined && text !== option.usual?.toString()) query.set(name, text);
  }
  for (const [name, value] of link.unknown ?? []) query.append(name, value);
  // Commas, semicolons and colons may stand unescaped in a query and are frequent in matrices.
  return query.toString().replaceAll("%2C", ",").replaceAll("%3B", ";").replaceAll("%3A", ":");
}
