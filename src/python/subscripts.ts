import { findAttribute } from "./attributes.ts";
import { call, callSpecial } from "./calls.ts";
import { equals } from "./compare.ts";
import { error, typeError, valueError } from "./exceptions.ts";
import { hashKey } from "./hash.ts";
import { toArray } from "./iteration.ts";
import { isInt, PyClass, typeOf, type Value } from "./object.ts";
import { letters } from "./text.ts";
import { PyDict, PyInstance, PyList, PyRange, PySlice, PyTuple } from "./values.ts";
import { allocate, vm } from "./vm.ts";

/**
 * `object[index]`.
 *
 * @throws IndexError, KeyError or TypeError (of Python)
 */
export function getItem(object: Value, index: Value): Value {
  if (object instanceof PyList && typeof index === "number" && !object.cls.open) {
    const { items } = object;
    const item = items[index < 0 ? index + items.length : index];
    if (item !== undefined) return item;
  }
  const cls = typeOf(object);
  if (cls.dispatches) {
    const found = callSpecial(object, "__getitem__", index);
    if (found !== undefined) return found;
  }
  return nativeItem(object, index);
}

/** `object[index]` of built-in types, whatever the object's class says. */
export function nativeItem(object: Value, index: Value): Value {
  if (object instanceof PyDict) {
    const value = findItem(object, index);
    if (value !== undefined) return value;
    const missing = object.cls.open ? object.cls.lookup("__missing__") : undefined;
    if (missing !== undefined) return call(missing, [object, index]);
    throw error("KeyError", index);
  }
  if (object instanceof PyList) {
    if (index instanceof PySlice) return new PyList(slice(object.items, index));
    return object.items[position(object.items.length, index, "list")] as Value;
  }
  if (object instanceof PyTuple) {
    if (index instanceof PySlice) return new PyTuple(slice(object.items, index));
    return object.items[position(object.items.length, index, "tuple")] as Value;
  }
  if (typeof object === "string") return itemOfText(object, index);
  if (object instanceof PyRange) return itemOfRange(object, index);
  if (object instanceof PyClass) {
    // Annotations such as `list[int]`.
    const generic = findAttribute(object, "__class_getitem__");
    if (generic !== undefined) return call(generic, [index]);
    if (!object.open) return object;
    throw typeError(`type '${object.name}' is not subscriptable`);
  }
  throw typeError(`'${typeOf(object).name}' object is not subscriptable`);
}

function itemOfText(text: string, index: Value): string {
  const chars = letters(text);
  if (index instanceof PySlice) {
    if (typeof chars === "string" && index.step === null) {
      const [start, stop] = range(chars.length, index);
      return chars.slice(start, Math.max(start, stop));
    }
    return slice(chars, index).join("");
  }
  return chars[position(chars.length, index, "string")] as string;
}

function itemOfRange(object: PyRange, index: Value): Value {
  const { start, step, length } = object;
  if (!(index instanceof PySlice))
    return start + step * position(length, index, "range object", "range object");
  const [from, to, by] = range(length, index);
  return new PyRange(start + step * from, start + step * to, step * by);
}

/** Returns the place of an index in a sequence; negative ones count from the end. */
export function position(length: number, index: Value, type: string, name = `${type} index`): number {
  const found = indexOf(index);
  if (found === undefined) {
    if (type === "string") {
      throw typeError(`string indices must be integers, not '${typeOf(index).name}'`);
    }
    const what = type === "range object" ? "range" : type;
    throw typeError(`${what} indices must be integers or slices, not ${typeOf(index).name}`);
  }
  if (!fits(found)) throw error("IndexError", "cannot fit 'int' into an index-sized integer");
  const number = Number(found);
  const at = number < 0 ? number + length : number;
  if (at < 0 || at >= length) {
    throw error(
      "IndexError",
      type === "range object" ? "range object index out of range" : `${name} out of range`,
    );
  }
  return at;
}

/** Whether an int has at most 64 bits, as indices must have. */
export function fits(value: number | bigint): boolean {
  return typeof value === "number" || BigInt.asIntN(64, value) === value;
}

/** Returns a value as an index, by its `__index__` if it has one; undefined if it is none. */
export function indexOf(value: Value): number | bigint | undefined {
  if (isInt(value)) return typeof value === "boolean" ? Number(value) : value;
  if (value instanceof PyInstance) {
    const found = callSpecial(value, "__index__");
    if (found !== undefined && isInt(found)) return typeof found === "boolean" ? Number(found) : found;
  }
  return undefined;
}

/** Returns start, stop and step of a slice of a sequence of a length, as `slice.indices` does. */
export function range(length: number, { start, stop, step }: PySlice): [number, number, number] {
  const number = (value: Value): number => {
    const found = indexOf(value);
    if (found === undefined) {
      throw typeError("slice indices must be integers or None or have an __index__ method");
    }
    return Math.max(-(2 ** 53), Math.min(2 ** 53, Number(found)));
  };
  const by = step === null ? 1 : number(step);
  if (by === 0) throw valueError("slice step cannot be zero");
  const [lowest, highest] = by < 0 ? [-1, length - 1] : [0, length];
  const clamp = (value: Value, usual: number): number => {
    if (value === null) return usual;
    const found = number(value);
    return Math.max(lowest, Math.min(highest, found < 0 ? found + length : found));
  };
  return [clamp(start, by < 0 ? highest : lowest), clamp(stop, by < 0 ? lowest : highest), by];
}

function places(length: number, index: PySlice): number[] {
  const [start, stop, step] = range(length, index);
  const found: number[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) found.push(i);
  return found;
}

function slice<T extends Value>(items: ArrayLike<T>, index: PySlice): T[] {
  allocate(items.length * 8);
  return places(items.length, index).map((i) => items[i] as T);
}

/** `object[index] = value`. */
export function setItem(object: Value, index: Value, value: Value): void {
  const cls = typeOf(object);
  if (cls.dispatches && callSpecial(object, "__setitem__", index, value) !== undefined) return;
  nativeSetItem(object, index, value);
}

export function nativeSetItem(object: Value, index: Value, value: Value): void {
  if (object instanceof PyDict) storeItem(object, index, value);
  else if (object instanceof PyList) {
    if (index instanceof PySlice) setSlice(object, index, value);
    else object.items[position(object.items.length, index, "list", "list assignment index")] = value;
  } else {
    const isSequence = typeof object === "string" || object instanceof PyTuple;
    if (isSequence && typeof index === "bigint" && !fits(index)) {
      position(0, index, "list");
    }
    throw typeError(`'${typeOf(object).name}' object does not support item assignment`);
  }
}

/** Sets an item of a dict. */
export function storeItem(dict: PyDict, key: Value, value: Value): void {
  const hash = hashKey(key, equals);
  vm.hooks.onItem?.(dict, key, value, dict.map.get(hash));
  dict.store(hash, key, value);
}

/** Returns an item of a dict, or undefined if there is none. */
export function findItem(dict: PyDict, key: Value): Value | undefined {
  vm.hooks.onItem?.(dict, key);
  return dict.map.get(hashKey(key, equals));
}

function setSlice(list: PyList, index: PySlice, value: Value): void {
  const [start, stop, step] = range(list.items.length, index);
  let items: Value[];
  try {
    items = toArray(value);
  } catch (thrown) {
    throw isInt(value) ? typeError("can only assign an iterable") : thrown;
  }
  if (step === 1) {
    const rest = list.items.slice(Math.max(start, stop));
    list.items.length = start;
    for (const item of items) list.items.push(item);
    for (const item of rest) list.items.push(item);
    return;
  }
  const found = places(list.items.length, index);
  if (found.length !== items.length) {
    throw valueError(
      `attempt to assign sequence of size ${items.length} to extended slice of size ${found.length}`,
    );
  }
  found.forEach((at, i) => {
    list.items[at] = items[i] as Value;
  });
}

/** `del object[index]`. */
export function deleteItem(object: Value, index: Value): void {
  const cls = typeOf(object);
  if (cls.dispatches && callSpecial(object, "__delitem__", index) !== undefined) return;
  nativeDeleteItem(object, index);
}

export function nativeDeleteItem(object: Value, index: Value): void {
  if (object instanceof PyDict) {
    if (!object.remove(hashKey(index, equals))) throw error("KeyError", index);
  } else if (object instanceof PyList) {
    if (index instanceof PySlice) {
      const found = new Set(places(object.items.length, index));
      object.items = object.items.filter((_, i) => !found.has(i));
    } else {
      object.items.splice(position(object.items.length, index, "list", "list assignment index"), 1);
    }
  } else {
    const what = object instanceof PyTuple ? "doesn't" : "does not";
    const { name } = typeOf(object);
    throw typeError(
      object instanceof PyTuple || typeof object === "string"
        ? `'${name}' object doesn't support item deletion`
        : `'${name}' object ${what} support item deletion`,
    );
  }
}
