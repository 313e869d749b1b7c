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
  const { case: slug, query = "", out } = valuesOf(args);
  const slugs = cases.map((spec) => spec.slug);
  const list = `The cases are ${slugs.join(", ")}.`;
  if (slug === undefined)
    throw new Error(`--case is missing: it names the case that the file opens with. ${list}\n${USAGE}`);
  const spec = cases.find((candidate) => candidate.slug === slug);
  if (spec === undefined)
    throw new Error(`There is no case named ${quote(slug)}.${meant(slug, slugs)} ${list}`);
  const asked = query.replace(/^\?/, "");
  const [problem] = readLink({ program: spec, lesson: spec }, asked).problems;
  if (problem?.kind === "unsupported") throw new Error(`In --query: ${sourceWords.unsupported}`);
  if (problem !== undefined) {
    const { parameter, value, allowed } = problem;
    throw new Error(`In --query, ${parameter} cannot be ${quote(value)}: allowed is ${allowed}.`);
  }
  return { slug, query: asked, out: out ?? `single/${slug}.html` };
}

function valuesOf(args: readonly string[]): Partial<Record<(typeof OPTIONS)[number], string>> {
  const given: Partial<Record<string, string>> = {};
  const options = Object.fromEntries(OPTIONS.map((name) => [name, { type: "string" } as const]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") throw new Error(`${quote(token.value)} belongs to no option.\n${USAGE}`);
    if (token.kind === "option-terminator") continue;
    const { name, rawName, value } = token;
    if (!(OPTIONS as readonly string[]).includes(name))
      throw new Error(`There is no option ${rawName}.${meant(name, OPTIONS, "--")}\n${USAGE}`);
    if (!value) throw new Error(`${rawName} needs a value.\n${USAGE}`);
    given[name] = value;
  }
  return given;
}

function meant(name: string, names: readonly string[], before = ""): string {
  const guess = closest(name, names);
  return guess === undefined ? "" : ` Did you mean ${before}${guess}?`;
}
