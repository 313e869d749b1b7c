import type { AnyCase } from "../../src/cases/define-case.ts";
import { quote } from "../../src/cases/quote.ts";
import { caseNamed, checkedQuery, readArguments } from "./single-options.ts";

/** The options of `npm run build:scorm`. */
export interface ScormOptions {
  readonly slug: string;
  /** The title of the lesson in the learning management system. */
  readonly title: string;
  /** The query of the link that the package opens, without a question mark. */
  readonly query: string;
  /** The least score in percent that passes; undefined if every score completes the lesson. */
  readonly pass: number | undefined;
  /** The path of the zip file. */
  readonly out: string;
}

/** The options that are parameters of the link. */
const LINKED = ["seed", "ask", "from", "until", "task"] as const;
const NAMES = ["case", "title", "query", "pass", "out", ...LINKED] as const;
const FLAGS = ["predict", "lock"] as const;
const USAGE =
  'npm run build:scorm -- --case two-inputs --predict [--seed 7] [--ask backward] [--task "Follow the sine."] [--from seed.v3] [--until collect] [--lock] [--pass 80] [--title "Two inputs"] [--query "x1=4"] [--out two-inputs.zip]';

/**
 * Reads the arguments of `npm run build:scorm`.
 *
 * @throws Error with the problem, the value, and the allowed values
 */
export function readScormOptions(args: readonly string[], cases: readonly AnyCase[]): ScormOptions {
  const given = readArguments(args, NAMES, FLAGS, USAGE);
  const spec = caseNamed(given.case, cases, USAGE);
  const { title = spec.title, pass, out = `scorm/${spec.slug}.zip`, query = "" } = given;
  if (given.predict === undefined)
    for (const name of ["seed", "ask", "pass"] as const)
      if (given[name] !== undefined) throw new Error(`--${name} needs --predict.\n${USAGE}`);
  if (pass !== undefined && !(/^\d{1,3}$/.test(pass) && Number(pass) <= 100))
    throw new Error(`--pass cannot be ${quote(pass)}: allowed is a whole number from 0 to 100.`);
  // Of parameters that are given twice, the first counts: the options, then the query, then what is usual in a package.
  const options = LINKED.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]));
  if (given.predict !== undefined) options.unshift(["predict", "1"]);
  if (given.lock !== undefined) options.push(["lock", "inputs"]);
  const link = [String(new URLSearchParams(options)), query.replace(/^\?/, ""), "embed=1"];
  const asked = link.filter((part) => part !== "").join("&");
  const isOption = (parameter: string) => options.some(([name]) => name === parameter);
  const checked = checkedQuery(spec, asked, (parameter) =>
    isOption(parameter) ? `--${parameter}` : `In --query, ${parameter}`,
  );
  return { slug: spec.slug, title, query: checked, pass: pass === undefined ? undefined : Number(pass), out };
}
