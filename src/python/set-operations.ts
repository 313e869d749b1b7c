import { equals } from "./compare.ts";
import { hashKey } from "./hash.ts";
import { forEach } from "./iteration.ts";
import { frozensetType, setType, type Value } from "./object.ts";
import { mergedMask, setOrder } from "./sets.ts";
import { PyDict, PySet } from "./values.ts";
import { charge, vm } from "./vm.ts";

/** Returns the set of the items of a value. */
export function setOf(value: Value, cls = (value as PySet).cls): PySet {
  const set = new PySet(new Map(), cls);
  addAll(set, value);
  return set;
}

export function addItem(set: PySet, item: Value): void {
  const key = hashKey(item, equals);
  if (set.map.has(key)) return;
  set.map.set(key, item);
  set.order = undefined;
  vm.hooks.onAppend?.(set, item);
}

export function addAll(set: PySet, value: Value): void {
  if (value instanceof PySet || value instanceof PyDict) {
    const values =
      value instanceof PySet ? setOrder(value) : [...value.map.keys()].map((key) => value.keyOf(key));
    charge(values.length);
    for (const item of values) addItem(set, item);
  } else forEach(value, (item) => addItem(set, item));
}

/** `a operator b` for `&`, `|`, `-` and `^`; undefined for other operators. */
export function combine(operator: string, a: PySet, b: PySet): PySet | undefined {
  charge(a.map.size + b.map.size);
  const base = a.cls.isSubclass(frozensetType) ? frozensetType : setType;
  const result = new PySet(new Map(), base);
  const add = (from: PySet, when: (has: boolean) => boolean, other: PySet) => {
    const keys = new Map([...from.map].map(([key, item]) => [item, key]));
    for (const item of setOrder(from)) {
      const key = keys.get(item);
      if (key !== undefined && when(other.map.has(key)) && !result.map.has(key)) result.map.set(key, item);
    }
  };
  switch (operator) {
    case "&":
      // As CPython: goes through the smaller one.
      if (b.map.size > a.map.size) add(a, (has) => has, b);
      else add(b, (has) => has, a);
      return result;
    case "|":
      add(a, () => true, b);
      add(b, () => true, a);
      result.mask = mergedMask(a.map.size, b.map.size);
      return result;
    case "-":
      add(a, (has) => !has, b);
      return result;
    case "^":
      add(b, (has) => !has, a);
      add(a, (has) => !has, b);
      return result;
    default:
      return undefined;
  }
}

/** `a operator= b`. */
export function updated(operator: string, a: PySet, b: PySet): PySet | undefined {
  const result = combine(operator, a, b);
  if (!result) return undefined;
  a.map.clear();
  for (const [key, item] of result.map) a.map.set(key, item);
  a.order = undefined;
  return a;
}
