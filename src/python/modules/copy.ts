import { PyBuiltin, PyFunction } from "../callables.ts";
import { call, makeBare } from "../calls.ts";
import { equals } from "../compare.ts";
import { hashKey } from "../hash.ts";
import { functions } from "../native.ts";
import { PyClass, type Value } from "../object.ts";
import { addItem } from "../set-operations.ts";
import { setOrder } from "../sets.ts";
import { copyDict } from "../types/dicts.ts";
import { PyDict, PyHostObject, PyInstance, PyList, PyModule, PySet, PyTuple } from "../values.ts";
import { charge } from "../vm.ts";

function copyAttributes(from: Value, to: Value, part: (value: Value) => Value): void {
  const [own, other] = [from, to] as { attributes?: Map<string, Value> }[];
  if (!own?.attributes || !other) return;
  other.attributes ??= new Map();
  for (const [name, value] of own.attributes) other.attributes.set(name, part(value));
}

function copy(value: Value): Value {
  if (value === null || typeof value !== "object") return value;
  const method = value.cls.open ? value.cls.lookup("__copy__") : undefined;
  if (method !== undefined) return call(method, [value]);
  charge(1);
  let made: Value = value;
  if (value instanceof PyList) made = new PyList([...value.items], value.cls);
  else if (value instanceof PyDict) made = copyDict(value, value.cls);
  else if (value instanceof PySet) made = new PySet(new Map(value.map), value.cls);
  else if (value instanceof PyInstance && value.cls.open) made = makeBare(value.cls, []);
  if (made !== value) copyAttributes(value, made, (part) => part);
  return made;
}

function deepCopy(value: Value, memo: Map<Value, Value>): Value {
  if (value === null || typeof value !== "object") return value;
  const known = memo.get(value);
  if (known !== undefined) return known;
  if (value instanceof PyFunction || value instanceof PyBuiltin || value instanceof PyClass) return value;
  if (value instanceof PyModule || value instanceof PyHostObject) return value;
  charge(1);
  const method = value.cls.open ? value.cls.lookup("__deepcopy__") : undefined;
  if (method !== undefined) return call(method, [value, new PyDict()]);
  const part = (inner: Value) => deepCopy(inner, memo);
  if (value instanceof PyTuple) {
    const items = value.items.map(part);
    const made = items.some((item, i) => item !== value.items[i]) ? new PyTuple(items, value.cls) : value;
    memo.set(value, made);
    return made;
  }
  let made: Value = value;
  if (value instanceof PyList) {
    const list = new PyList([], value.cls);
    memo.set(value, list);
    for (const item of value.items) list.items.push(part(item));
    made = list;
  } else if (value instanceof PyDict) {
    const dict = new PyDict(new Map(), value.cls);
    memo.set(value, dict);
    for (const [hash, item] of value.map) {
      const key = part(value.keyOf(hash));
      dict.store(hashKey(key, equals), key, part(item));
    }
    made = dict;
  } else if (value instanceof PySet) {
    const set = new PySet(new Map(), value.cls);
    for (const item of setOrder(value)) addItem(set, part(item));
    made = set;
  } else if (value instanceof PyInstance && value.cls.open) made = makeBare(value.cls, []);
  memo.set(value, made);
  if (made !== value) copyAttributes(value, made, part);
  return made;
}

/** The module `copy`. */
export function copyModule(): [string, Value][] {
  return functions({ "copy 1": copy, "deepcopy 1-2": (value: Value) => deepCopy(value, new Map()) });
}
