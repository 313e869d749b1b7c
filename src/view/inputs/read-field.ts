import { evaluate } from "../../cases/parameters/expression.ts";
import { parseNumber } from "../../cases/parameters/parse-number.ts";

/** Why the text of a field is refused: no text, no number, or a number that is not allowed. */
export type FieldError = "empty" | "unreadable" | "invalid";

/**
 * Reads the text of a field: a number as links write it, or an expression such as `pi/2`, `1/3`, `sqrt(2)` or
 * `0,5`. Links hold only numbers.
 *
 * @param isValid returns whether a number is allowed in the field
 */
export function readField(
  typed: string,
  isValid: (value: number) => boolean,
): { readonly value: number } | { readonly error: FieldError } {
  const plain = parseNumber(typed);
  const value = "value" in plain ? plain.value : evaluate(typed);
  if (value === undefined) return { error: typed.trim() === "" ? "empty" : "unreadable" };
  return isValid(value) ? { value } : { error: "invalid" };
}
