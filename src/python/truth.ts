import { callSpecial } from "./calls.ts";
import { typeError, valueError } from "./exceptions.ts";
import { typeOf, type Value } from "./object.ts";
import { codePoints } from "./text.ts";
import { PyDict, PyFloat, PyList, PyRange, PySet, PyTuple } from "./values.ts";

/** `bool(value)`. */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      return value !== 0;
    case "string":
      return value !== "";
    case "bigint":
      return true;
  }
  if (value === null) return false;
  if (value instanceof PyFloat) return value.value !== 0;
  if (value.cls.dispatches) {
    const found = callSpecial(value, "__bool__");
    if (found !== undefined) {
      if (typeof found === "boolean") return found;
      throw typeError(`__bool__ should return bool, returned ${typeOf(found).name}`);
    }
    const length = lengthBySpecial(value);
    if (length !== undefined) return length !== 0;
  }
  const length = nativeLength(value);
  return length === undefined || length > 0;
}

/** The length of a built-in container. */
export function nativeLength(value: Value): number | undefined {
  if (typeof value === "string") return codePoints(value);
  if (value instanceof PyList || value instanceof PyTuple) return value.items.length;
  if (value instanceof PyDict || value instanceof PySet) return value.map.size;
  if (value instanceof PyRange) return value.length;
  return undefined;
}

function lengthBySpecial(value: Value): number | undefined {
  const found = callSpecial(value, "__len__");
  if (found === undefined) return undefined;
  if (typeof found === "boolean") return Number(found);
  if (typeof found !== "number") {
    throw typeError(`'${typeOf(found).name}' object cannot be interpreted as an integer`);
  }
  if (found < 0) throw valueError("__len__() should return >= 0");
  return found;
}

/**
 * `len(value)`.
 *
 * @throws TypeError (of Python) if it has none
 */
export function lengthOf(value: Value): number {
  const cls = typeOf(value);
  const found = (cls.dispatches ? lengthBySpecial(value) : undefined) ?? nativeLength(value);
  if (found === undefined) throw typeError(`object of type '${cls.name}' has no len()`);
  return found;
}
