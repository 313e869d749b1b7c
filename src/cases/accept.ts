import { parameterWords } from "../words/en/parameters.ts";
import { closest } from "./closest.ts";
import { complete } from "./complete.ts";
import type { AnyProgram, Values } from "./define-case.ts";
import type { ParameterValue, ParseResult } from "./parameters/parameter.ts";
import { quote, textOf } from "./quote.ts";

/**
 * Values from outside for some of a program's parameters, with all others made to fit; or, in words that say
 * what, the value and what is allowed, why they cannot be.
 *
 * @param name what the message calls the program
 * @param usual what the others are; the defaults unless given.
 */
export function accept(
  name: string,
  program: AnyProgram,
  given: Readonly<Record<string, unknown>>,
  usual?: Values,
): ParseResult<Values> {
  const known = Object.keys(program.parameters);
  const unknown = Object.keys(given).find((one) => !known.includes(one));
  if (unknown !== undefined) {
    return { problem: parameterWords.noParameter(name, quote(unknown), closest(unknown, known), known) };
  }
  const { values, conflicts } = complete(program, given as Readonly<Record<string, ParameterValue>>, usual);
  const [conflict] = conflicts;
  if (conflict === undefined) return { value: values };
  const { parameter, problem, allowed } = conflict;
  return { problem: rejection(parameter, given[parameter], problem, allowed) };
}

/** Why a value is refused: `x1="abc": it is not a number; allowed is a finite decimal number`. */
export function rejection(name: string, value: unknown, problem: string, allowed: string): string {
  const shown = typeof value === "number" ? textOf(value) : quote(textOf(value));
  return parameterWords.rejected(name, shown, problem, allowed);
}
