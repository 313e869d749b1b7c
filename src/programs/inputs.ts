import type { Nested } from "../autodiff/tensor.ts";
import { engineClasses } from "./watch/attribute-names.ts";

/** The role of an input in the graph: `Var(2.0)` is an input, `Var(2.0, role="parameter")` a parameter. */
export type InputRole = "input" | "parameter";

/**
 * An input of a program: a top-level line such as `x = Var(2.0)` or `W = Var([[1, 2], [3, 4]])`, or `x = Value(2.0)`
 * with a class of the program that has an adjoint.
 */
export interface ProgramInput {
  readonly name: string;
  readonly value: Nested;
  readonly role: InputRole;
  /** Whether the class is the program's own. */
  readonly isOwn: boolean;
  /** The line, from 1. */
  readonly line: number;
  /** Where the text of the value begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** A line that makes an input: its name, the class, and what precedes the value. A type hint is allowed. */
const INPUT = /^([\p{L}_][\p{L}\p{N}_]*)\s*(?::[^=]*)?=\s*([\p{L}_][\p{L}\p{N}_]*)\(\s*/u;
/** What follows the value: perhaps a role, and nothing else in the line but a comment. */
const REST = /^\s*(?:,\s*role\s*=\s*(["'])(input|parameter)\1\s*)?,?\s*\)[^\S\n]*(?:#|\n|$)/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const NAMES = /[\p{L}_][\p{L}\p{N}_]*/gu;
/** The same for a class of the program's own, which may take other arguments, such as a label. */
const OWN_REST = /^\s*(?:,[^()#\n]*)?\)[^\S\n]*(?:#|\n|$)/;
const NUMBER = /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/;

/**
 * Finds the inputs of a program in its text, in the order of their lines. A name that is assigned again, at any place,
 * is no input: its line does not decide its value alone.
 */
export function inputsOf(text: string): readonly ProgramInput[] {
  const inputs: ProgramInput[] = [];
  const own = new Set(engineClasses(text));
  let [from, line] = [0, 1];
  let quote: string | undefined;
  for (const row of text.split("\n")) {
    const [whole = "", name = "", cls = ""] = (quote === undefined && INPUT.exec(row)) || [];
    const isOwn = own.has(cls);
    if (isOwn || cls === "Var") {
      const start = from + whole.length;
      const read = readValue(text, start);
      const rest =
        read === undefined ? null : (isOwn ? OWN_REST : REST).exec(text.slice(read.to, read.to + 200));
      if (read !== undefined && rest !== null && (!isOwn || typeof read.value === "number")) {
        const role = rest[2] === "parameter" ? "parameter" : "input";
        inputs.push({ name, value: read.value, role, isOwn, line, from: start, to: read.to });
      }
    }
    quote = quoteAfter(row, quote);
    from += row.length + 1;
    line += 1;
  }
  const counts = assignments(text);
  // Values of inputs are fields of objects, where names such as `constructor` have a meaning.
  return inputs.filter(({ name }) => counts.get(name) === 1 && !(name in {}));
}

/**
 * Returns the text with another value for an input; the same text if there is no such input.
 *
 * @param value in the shape of the present value
 */
export function withInput(text: string, name: string, value: Nested): string {
  const input = inputsOf(text).find((one) => one.name === name);
  if (input === undefined) return text;
  return text.slice(0, input.from) + valueText(value) + text.slice(input.to);
}

/** Writes a value as Python does: a number always with a point or an exponent, so that it is a float. */
function valueText(value: Nested): string {
  if (typeof value !== "number") return `[${value.map(valueText).join(", ")}]`;
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Reads a number or lists of numbers, nested at most twice and of one shape, from a place of a text. */
function readValue(
  text: string,
  from: number,
  depth = 2,
): { readonly value: Nested; readonly to: number } | undefined {
  if (text[from] !== "[") {
    const [digits] = NUMBER.exec(text.slice(from, from + 400)) ?? [];
    const value = Number(digits?.replaceAll("_", ""));
    return digits === undefined || !Number.isFinite(value) ? undefined : { value, to: from + digits.length };
  }
  if (depth === 0) return undefined;
  const parts: Nested[] = [];
  let at = from + 1;
  for (;;) {
    at = afterSpace(text, at);
    if (text[at] === "]") break;
    const part = readValue(text, at, depth - 1);
    if (part === undefined) return undefined;
    parts.push(part.value);
    at = afterSpace(text, part.to);
    if (text[at] === ",") at += 1;
    else if (text[at] !== "]") return undefined;
  }
  const shape = shapeText(parts[0]);
  if (parts.length === 0 || parts.some((part) => shapeText(part) !== shape)) return undefined;
  return { value: parts as Nested, to: at + 1 };
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] as string)) at += 1;
  return at;
}

function shapeText(value: Nested | undefined): string {
  return typeof value === "object" ? `${value.length},${shapeText(value[0])}` : "";
}

/**
 * Counts how many lines assign each name at the beginning of a statement, also by `+=` and in loops. In the bodies of
 * functions and classes, whose variables are others, only names count that are `global`.
 */
function assignments(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const rows = text.split("\n");
  const global = new Set(rows.flatMap((row) => (/^\s+global\s/.test(row) ? (row.match(NAMES) ?? []) : [])));
  let isInside = false;
  for (const row of rows) {
    if (/^\S/.test(row)) isInside = /^(?:def|class)\b/.test(row);
    for (const name of new Set(targetsOf(row.trim()))) {
      if (!isInside || global.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** Returns the names that a statement assigns. Takes time in proportion to its length, which may be large. */
function targetsOf(statement: string): readonly string[] {
  if (statement.startsWith("for ")) {
    return statement.slice(4, Math.max(4, statement.lastIndexOf(" in "))).match(NAMES) ?? [];
  }
  const end = statement.indexOf("=");
  if (end <= 0 || statement[end + 1] === "=") return [];
  const before = statement.slice(Math.max(0, end - 2), end);
  // A comparison: !=, <=, >=, but not <<= or >>=.
  if (/!$|(?:^|[^<])<$|(?:^|[^>])>$/.test(before)) return [];
  const operator = /(?:<<|>>|\/\/|\*\*|[-+*/%@&|^])$/.exec(before)?.[0] ?? "";
  const [targets = ""] = statement.slice(0, end - operator.length).split(":", 1);
  return targets
    .split(",")
    .map((target) => target.replace(/^[\s([*]+/, "").replace(/[\s)\]]+$/, ""))
    .filter((target) => NAME.test(target));
}

/** Returns the quotes of the string that is open after a line; undefined outside of strings of several lines. */
function quoteAfter(row: string, before: string | undefined): string | undefined {
  let quote = before;
  for (let i = 0; i < row.length; i++) {
    const three = row.slice(i, i + 3);
    if (quote === undefined && row[i] === "#") return undefined;
    if (row[i] === "\\") i += 1;
    else if (three === '"""' || three === "'''") {
      if (quote === undefined) quote = three;
      else if (quote === three) quote = undefined;
      i += 2;
    } else if (quote === undefined && (row[i] === '"' || row[i] === "'")) {
      const end = row.indexOf(row[i] as string, i + 1);
      if (end < 0) return quote;
      i = end;
    }
  }
  return quote;
}
