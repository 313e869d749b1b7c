import { parseArgs } from "node:util";
import { closest } from "../../src/cases/closest.ts";
import type { AnyCase } from "../../src/cases/define-case.ts";
import { quote } from "../../src/cases/quote.ts";
import { readLink } from "../../src/player/link.ts";
import { sourceWords } from "../../src/words/en/source.ts";

/** The options of `npm run build:single`. */
export interface SingleOptions {
  /** The slug of the case that the file opens with. */
  readonly slug: string;
  /** The query of a link to the case, without a question mark. */
  readonly query: string;
  /** The path of the file. */
  readonly out: string;
}

const OPTIONS = ["case", "query", "out"] as const;
const USAGE = 'npm run build:single -- --case recurrence [--query "T=7&step=collect"] [--out lecture.html]';

/**
 * Reads the arguments of `npm run build:single`.
 *
 * @throws Error with the problem, the value, and the allowed values
 */
export function readOptions(args: readonly string[], cases: readonly AnyCase[]): SingleOptions {
  const { case: slug, query, out } = readArguments(args, OPTIONS, [], USAGE);
  const spec = caseNamed(slug, cases, USAGE);
  return { slug: spec.slug, query: checkedQuery(spec, query ?? ""), out: out ?? `single/${slug}.html` };
}

/** Returns the case with a slug. @throws Error if there is none, with the closest and all slugs */
export function caseNamed(slug: string | undefined, cases: readonly AnyCase[], usage: string): AnyCase {
  const slugs = cases.map((spec) => spec.slug);
  const list = `The cases are ${slugs.join(", ")}.`;
  if (slug === undefined)
    throw new Error(`--case is missing: it names the case that the file opens with. ${list}\n${usage}`);
  const spec = cases.find((candidate) => candidate.slug === slug);
  if (spec === undefined)
    throw new Error(`There is no case named ${quote(slug)}.${meant(slug, slugs)} ${list}`);
  return spec;
}

/**
 * Returns the query of a link without its question mark.
 *
 * @param sourceOf names the option of the command that a parameter of the link comes from
 * @throws Error if a part of the query is invalid, with the allowed values
 */
export function checkedQuery(
  spec: AnyCase,
  query: string,
  sourceOf = (parameter: string) => `In --query, ${parameter}`,
): string {
  const asked = query.replace(/^\?/, "");
  const [problem] = readLink({ program: spec, lesson: spec }, asked).problems;
  if (problem?.kind === "unsupported") throw new Error(`In --query: ${sourceWords.unsupported}`);
  if (problem !== undefined) {
    const { parameter, value, allowed } = problem;
    throw new Error(`${sourceOf(parameter)} cannot be ${quote(value)}: allowed is ${allowed}.`);
  }
  return asked;
}

/**
 * Reads the arguments of a command.
 *
 * @param names the options that have a value
 * @param flags the options that have none: they are read as `1`
 * @throws Error for an unknown option, or one without its value
 */
export function readArguments<Name extends string, Flag extends string>(
  args: readonly string[],
  names: readonly Name[],
  flags: readonly Flag[],
  usage: string,
): Partial<Record<Name | Flag, string>> {
  const given: Partial<Record<string, string>> = {};
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: "string" } as const]),
    ...flags.map((name) => [name, { type: "boolean" } as const]),
  ]);
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const all: readonly string[] = [...names, ...flags];
  for (const token of tokens) {
    if (token.kind === "positional") throw new Error(`${quote(token.value)} belongs to no option.\n${usage}`);
    if (token.kind === "option-terminator") continue;
    const { name, rawName, value } = token;
    const isFlag = (flags as readonly string[]).includes(name);
    if (!all.includes(name))
      throw new Error(`There is no option ${rawName}.${meant(name, all, "--")}\n${usage}`);
    if (isFlag && value !== undefined) throw new Error(`${rawName} takes no value.\n${usage}`);
    if (!isFlag && !value) throw new Error(`${rawName} needs a value.\n${usage}`);
    given[name] = value ?? "1";
  }
  return given as Partial<Record<Name | Flag, string>>;
}

function meant(name: string, names: readonly string[], before = ""): string {
  const guess = closest(name, names);
  return guess === undefined ? "" : ` Did you mean ${before}${guess}?`;
}
