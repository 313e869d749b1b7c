import { type Nested, nestedOf, tensor } from "../autodiff/tensor.ts";
import type { Value as EngineValue } from "../autodiff/value.ts";
import { typeError, valueError } from "../python/exceptions.ts";
import { typeOf, type Value } from "../python/object.ts";
import { PyFloat, PyList, PyTuple } from "../python/values.ts";
import { programErrors } from "../words/en/program-errors.ts";

/** Returns a Python number as a number; undefined for other values. */
export function numberIn(value: Value | undefined): number | undefined {
  if (value instanceof PyFloat) return value.value;
  if (typeof value === "number") return value;
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  return undefined;
}

/**
 * Returns a Python number, or nested lists of numbers, as a value of the engine.
 *
 * @param what names the function for the message, such as `Var()`
 * @throws TypeError or ValueError of Python
 */
export function engineValue(value: Value | undefined, what: string): EngineValue {
  const nested = nestedIn(value, what);
  if (typeof nested === "number") return nested;
  try {
    return tensor(nested);
  } catch (error) {
    throw valueError(programErrors.unequalRows(what, messageOf(error)));
  }
}

function nestedIn(value: Value | undefined, what: string): Nested {
  const number = numberIn(value);
  if (number !== undefined) return number;
  if (value instanceof PyList || value instanceof PyTuple) {
    if (value.items.length === 0) throw valueError(programErrors.emptyList(what));
    return value.items.map((item) => nestedIn(item, what)) as Nested;
  }
  const given = value === undefined ? programErrors.nothing : `'${typeOf(value).name}'`;
  throw typeError(programErrors.notNumbers(what, given));
}

/** Returns a value of the engine as a float or as nested lists of floats. */
export function pythonValue(value: EngineValue): Value {
  return listed(nestedOf(value));
}

function listed(nested: Nested): Value {
  return typeof nested === "number" ? new PyFloat(nested) : new PyList(nested.map(listed));
}

/** Returns the message of an exception of the engine. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
