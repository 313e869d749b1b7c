import { PySuper } from "./callables.ts";
import { call } from "./calls.ts";
import { caught, error, exceptionType, rescue, typeError } from "./exceptions.ts";
import { objectType, PyClass, typeOf, type Value } from "./object.ts";
import { setOrder } from "./sets.ts";
import { NativeIterator, PyDict, PyIterator, PyList, PyRange, PySet, PyTuple } from "./values.ts";
import { refuel, vm } from "./vm.ts";

/** Something to go through: `next` returns the next item, or undefined at the end. */
export interface Items {
  next(): Value | undefined;
}

const iteratorType = (name: string) => new PyClass(name, [objectType]);
const listIterator = iteratorType("list_iterator");
const tupleIterator = iteratorType("tuple_iterator");
const rangeIterator = iteratorType("range_iterator");
const stringIterator = iteratorType("str_iterator");
const keyIterator = iteratorType("dict_keyiterator");
const setIterator = iteratorType("set_iterator");
const sequenceIterator = iteratorType("iterator");

/** The classes of iterators, which get the methods of all iterators. */
export const iteratorTypes: PyClass[] = [
  listIterator,
  tupleIterator,
  rangeIterator,
  stringIterator,
  keyIterator,
  setIterator,
  sequenceIterator,
];

/** Returns the iterator that Python's `iter` gives. */
export function iterator(value: Value): Value {
  if (value instanceof PyIterator) return value;
  if (typeof value === "string") return stringItems(value);
  const cls = typeOf(value);
  if (!cls.open) {
    const native = nativeIterator(value);
    if (native) return native;
  }
  const method = value instanceof PySuper ? undefined : cls.lookup("__iter__");
  if (method !== undefined && method !== null) {
    const found = call(method, [value]);
    if (!(found instanceof PyIterator) && typeOf(found).lookup("__next__") === undefined) {
      throw typeError(`iter() returned non-iterator of type '${typeOf(found).name}'`);
    }
    return found;
  }
  const item = cls.lookup("__getitem__");
  if (item === undefined || cls.lookup("__class_getitem__") !== undefined) {
    throw typeError(`'${cls.name}' object is not iterable`);
  }
  let index = 0;
  return new NativeIterator(sequenceIterator, () =>
    rescue<Value | undefined>(
      "LookupError",
      () => call(item, [value, index++]),
      () => undefined,
    ),
  );
}

/** Returns the iterator of a built-in container, whatever its class says. */
export function nativeIterator(value: Value): PyIterator | undefined {
  if (value instanceof PyList) {
    let index = 0;
    return new NativeIterator(listIterator, () =>
      index < value.items.length ? value.items[index++] : undefined,
    );
  }
  if (value instanceof PyTuple) {
    let index = 0;
    return new NativeIterator(tupleIterator, () => value.items[index++]);
  }
  if (value instanceof PyRange) {
    let index = 0;
    const { length, start, step } = value;
    return new NativeIterator(rangeIterator, () => (index < length ? start + step * index++ : undefined));
  }
  if (value instanceof PyDict) return dictItems(value, keyIterator, (key) => key);
  if (value instanceof PySet) {
    const items = setOrder(value)[Symbol.iterator]();
    const { size } = value.map;
    return new NativeIterator(setIterator, () => {
      if (value.map.size !== size) throw error("RuntimeError", "Set changed size during iteration");
      return items.next().value;
    });
  }
  return undefined;
}

/** Goes through a dict; fails, as in CPython, when it grows or shrinks meanwhile. */
export function dictItems(
  dict: PyDict,
  cls: PyClass,
  item: (key: Value, value: Value) => Value,
): NativeIterator {
  const { size } = dict.map;
  const entries = dict.map.entries();
  let done = false;
  return new NativeIterator(cls, () => {
    if (done) return undefined;
    if (dict.map.size !== size) {
      done = true;
      throw error("RuntimeError", "dictionary changed size during iteration");
    }
    const next = entries.next();
    if (next.done) {
      done = true;
      return undefined;
    }
    const [key, value] = next.value;
    return item(dict.keyOf(key), value);
  });
}

function stringItems(text: string): NativeIterator {
  const chars = text[Symbol.iterator]();
  return new NativeIterator(stringIterator, () => chars.next().value);
}

/** Goes through a value. */
export function items(value: Value): Items {
  const found = iterator(value);
  return found instanceof PyIterator ? found : { next: () => next(found) };
}

/** Returns the next item of an iterator, or undefined at its end. */
export function next(value: Value): Value | undefined {
  if (value instanceof PyIterator) return value.next();
  const method = typeOf(value).lookup("__next__");
  if (method === undefined) throw typeError(`'${typeOf(value).name}' object is not an iterator`);
  const { frame, depth } = vm;
  try {
    return call(method, [value]);
  } catch (thrown) {
    const exception = caught(thrown, frame, depth);
    if (exception.cls.isSubclass(exceptionType("StopIteration"))) return undefined;
    throw exception;
  }
}

/** Calls a function with each item; each one is a step. */
export function forEach(value: Value, body: (item: Value) => void): void {
  const each = items(value);
  for (let item = each.next(); item !== undefined; item = each.next()) {
    if (--vm.fuel < 0) refuel();
    body(item);
  }
}

/** Returns the first item for which a test holds, or undefined. */
export function findItem(value: Value, test: (item: Value) => boolean): Value | undefined {
  const each = items(value);
  for (let item = each.next(); item !== undefined; item = each.next()) {
    if (--vm.fuel < 0) refuel();
    if (test(item)) return item;
  }
  return undefined;
}

/** Returns the items of a value as a new array. */
export function toArray(value: Value): Value[] {
  if (value instanceof PyList && !value.cls.open) return [...value.items];
  if (value instanceof PyTuple && !value.cls.open) return [...value.items];
  const found: Value[] = [];
  forEach(value, (item) => {
    found.push(item);
  });
  return found;
}

/** Returns an iterator of a class of its own, such as `zip`, from a function. */
export function nativeItems(cls: PyClass, next: () => Value | undefined): NativeIterator {
  let done = false;
  return new NativeIterator(cls, () => {
    if (done) return undefined;
    if (--vm.fuel < 0) refuel();
    const item = next();
    if (item === undefined) done = true;
    return item;
  });
}
