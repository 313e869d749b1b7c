import type { NumberParameter } from "../../cases/parameters/number.ts";
import { numberText, parseNumber } from "../../cases/parameters/parse-number.ts";
import { quote } from "../../cases/quote.ts";
import type { Problem } from "../../player/link.ts";
import { evaluate } from "./expression.ts";

/** A field for one number, for messages. */
export interface Field {
  /** The name of the parameter. */
  readonly parameter: string;
  /** The entry of an array, such as `W 1,2`, if the field is for an entry. */
  readonly entry?: string;
  /** The description of valid numbers, for messages. */
  readonly allowed: string;
  /** The number that stays if the text is refused. */
  readonly using: number;
}

/** Returns why a number cannot be an entry of an array. */
export function finite(value: unknown): string | undefined {
  return Number.isFinite(value) ? undefined : "it is not finite";
}

/**
 * Reads the text of a field: a number as links write it, or an expression such as `pi/2`, `1/3`, `sqrt(2)` or
 * `0,5`. Links hold only numbers.
 *
 * @param problem returns why a number is not valid in the field, or undefined if it is valid
 */
export function readField(
  typed: string,
  { parameter, entry, allowed, using }: Field,
  problem: NumberParameter["problem"],
): { readonly value: number } | { readonly refused: Problem } {
  const plain = parseNumber(typed);
  const value = "value" in plain ? plain.value : evaluate(typed);
  if (value !== undefined && problem(value) === undefined) return { value };
  const where = entry === undefined ? "" : ` in ${entry}`;
  const refused = { parameter, value: typed, allowed: `${allowed}${where}`, using: numberText(using) };
  if (value !== undefined) return { refused };
  const empty = entry === undefined ? "The field is empty" : `The field of ${entry} is empty`;
  const wrong = typed.trim() === "" ? empty : `Cannot read ${quote(typed)}${where}`;
  const text = `${wrong}. Enter a number such as 1.57 or pi/2. Kept ${refused.using}.`;
  return { refused: { ...refused, text } };
}
