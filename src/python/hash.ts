import { call } from "./calls.ts";
import { typeError } from "./exceptions.ts";
import { hashOf } from "./hash-number.ts";
import { type HashKey, isInt, objectType, typeOf, type Value } from "./object.ts";
import { PyDict, PyFloat, PyInstance, PyList, PySet, PySlice, PyTuple } from "./values.ts";
import { charge, vm } from "./vm.ts";

/**
 * Returns what a dict finds a value by. Values that are equal have the same key, as 1, 1.0 and True do.
 *
 * @param equals compares two values with the same hash
 * @throws TypeError (of Python) if the value has no hash
 */
export function hashKey(value: Value, equals: (a: Value, b: Value) => boolean): HashKey {
  switch (typeof value) {
    case "string":
      return value.charCodeAt(0) === 0 ? `\0s${value}` : value;
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
  }
  if (value === null) return value;
  if (value instanceof PyFloat) return floatKey(value);
  if (value.cls.dispatches) {
    const method = value.cls.lookup("__hash__");
    if (method === null) throw unhashable(value);
    if (method !== undefined && method !== objectType.attributes.get("__hash__"))
      return customKey(value, method, equals);
    if (value.cls.lookup("__eq__") !== objectType.attributes.get("__eq__") && value instanceof PyInstance)
      return value;
  }
  if (value instanceof PyTuple) {
    charge(value.items.length / 4);
    return `\0t${value.items.map((item) => partKey(hashKey(item, equals))).join("")}`;
  }
  if (value instanceof PySet && value.cls.name === "frozenset") {
    return `\0f${[...value.map.keys()].map(partKey).sort().join("")}`;
  }
  if (
    value instanceof PyList ||
    value instanceof PyDict ||
    value instanceof PySet ||
    value instanceof PySlice
  ) {
    throw unhashable(value);
  }
  return value;
}

function unhashable(value: Value) {
  return typeError(`unhashable type: '${typeOf(value).name}'`);
}

function floatKey(value: PyFloat): HashKey {
  const { value: x } = value;
  if (Number.isNaN(x)) return value;
  return Number.isInteger(x) && !Number.isSafeInteger(x) ? BigInt(x) : x + 0;
}

function partKey(key: HashKey): string {
  if (typeof key === "string") return `s${key.length}:${key}`;
  if (typeof key === "object" && key !== null) return `o${identity(key)};`;
  return `n${key};`;
}

/** Returns the object that stands for all that are equal to this one. */
function customKey(
  value: Exclude<Value, null | string | number | bigint | boolean>,
  method: Value,
  equals: (a: Value, b: Value) => boolean,
): HashKey {
  const hash = call(method, [value]);
  if (!isInt(hash)) throw typeError("__hash__ method should return an integer");
  const name = String(BigInt(hash));
  const same = vm.interned.get(name);
  if (!same) {
    vm.interned.set(name, [value]);
    return value;
  }
  const found = same.find((one) => equals(one, value));
  if (found !== undefined) return found as HashKey;
  same.push(value);
  return value;
}

/** Returns the number of an object, the same during a run. */
export function identity(value: Value): number {
  const known =
    typeof value === "object" && value !== null ? vm.ids.get(value) : vm.idsOfPrimitives.get(value);
  if (known !== undefined) return known;
  const id = vm.nextId;
  vm.nextId += 16;
  if (typeof value === "object" && value !== null) vm.ids.set(value, id);
  else vm.idsOfPrimitives.set(value, id);
  return id;
}

/** `hash(value)`: CPython's number where it is the same in every run there. */
export function hash(value: Value, equals: (a: Value, b: Value) => boolean): bigint {
  if (value !== null && typeof value === "object" && value.cls.dispatches) {
    const method = value.cls.lookup("__hash__");
    if (method !== undefined && method !== null && method !== objectType.attributes.get("__hash__")) {
      const found = call(method, [value]);
      if (!isInt(found)) throw typeError("__hash__ method should return an integer");
      return BigInt(found);
    }
  }
  const known = hashOf(value instanceof PyTuple ? new PyTuple(value.items) : value);
  if (known !== undefined) return known;
  const key = hashKey(value, equals);
  if (typeof key !== "string") return BigInt(identity(key) / 16);
  let result = 14695981039346656037n;
  for (let i = 0; i < key.length; i++) {
    result = BigInt.asIntN(64, (result ^ BigInt(key.charCodeAt(i))) * 1099511628211n);
  }
  return result;
}
