import { getAttribute, maybeAttribute, setAttribute } from "../attributes.ts";
import { PyBuiltin, PyFunction } from "../callables.ts";
import { call } from "../calls.ts";
import { equals, isLess } from "../compare.ts";
import { typeError } from "../exceptions.ts";
import { hashKey } from "../hash.ts";
import { items } from "../iteration.ts";
import { addMethods, type Bodies, builtin, functions } from "../native.ts";
import { type HashKey, type Keywords, objectType, PyClass, type Value } from "../object.ts";
import { isTrue } from "../truth.ts";
import { PyInstance, PyTuple } from "../values.ts";
import { refuel, vm } from "../vm.ts";

const NAMES = ["__name__", "__qualname__", "__doc__", "__module__"];

/** Makes one function look like another. */
function updateWrapper(wrapper: Value, wrapped: Value): Value {
  for (const name of NAMES) {
    const value = maybeAttribute(wrapped, name);
    if (value === undefined || value === null) continue;
    if (wrapper instanceof PyFunction || wrapper instanceof PyInstance) setAttribute(wrapper, name, value);
    else if (wrapper instanceof PyBuiltin) wrapper.attributes?.set(name, value);
  }
  if (wrapper instanceof PyFunction || wrapper instanceof PyInstance)
    setAttribute(wrapper, "__wrapped__", wrapped);
  return wrapper;
}

/** A function that remembers its results. */
function cached(func: Value, size: number): Value {
  const results = new Map<HashKey, Value>();
  let [hits, misses] = [0, 0];
  const made = new PyBuiltin("cached", (args, keywords) => {
    const parts: Value[] = [...args];
    for (const [name, value] of keywords ?? []) parts.push(name, value);
    const key =
      parts.length === 1 && typeof parts[0] === "number" ? parts[0] : hashKey(new PyTuple(parts), equals);
    const known = results.get(key);
    if (known !== undefined) {
      hits++;
      if (size !== Number.POSITIVE_INFINITY) {
        results.delete(key);
        results.set(key, known);
      }
      return known;
    }
    misses++;
    const value = call(func, args, keywords);
    results.set(key, value);
    if (results.size > size) results.delete(results.keys().next().value as HashKey);
    return value;
  });
  // In a class, it is a method.
  made.binds = true;
  const info = builtin("cache_info 0", () => {
    const found = new PyInstance(infoClass);
    const most = size === Number.POSITIVE_INFINITY ? null : size;
    for (const [name, value] of Object.entries({ hits, misses, maxsize: most, currsize: results.size })) {
      found.attributes.set(name, value);
    }
    return found;
  });
  const clear = builtin("cache_clear 0", () => {
    results.clear();
    [hits, misses] = [0, 0];
  });
  made.attributes = new Map<string, Value>([
    ["cache_info", info],
    ["cache_clear", clear],
    ["__wrapped__", func],
    // The census finds the results here.
    ["__results__", new PyTuple([])],
  ]);
  return updateWrapper(made, func);
}

const infoClass = new PyClass("CacheInfo", [objectType]);

const bodies: Bodies = {
  "reduce 2-3": (func: Value, source: Value, initial?: Value) => {
    const each = items(source);
    let total = initial === undefined ? each.next() : initial;
    if (total === undefined) throw typeError("reduce() of empty iterable with no initial value");
    for (let item = each.next(); item !== undefined; item = each.next()) {
      if (--vm.fuel < 0) refuel();
      total = call(func, [total, item]);
    }
    return total;
  },
  "wraps 1": (wrapped: Value) => builtin("wraps 1", (wrapper: Value) => updateWrapper(wrapper, wrapped)),
  "update_wrapper 2": updateWrapper,
  "cache 1": (func: Value) => cached(func, Number.POSITIVE_INFINITY),
  "lru_cache 0-2 maxsize:0 typed:1": (size: Value = 128) => {
    if (size !== null && typeof size !== "number") return cached(size, 128);
    const most = size === null ? Number.POSITIVE_INFINITY : size;
    return builtin("lru_cache 1", (func: Value) => cached(func, most));
  },
  "cmp_to_key 1": (compare: Value) => {
    const cls = new PyClass("K", [objectType]);
    cls.dispatches = true;
    addMethods(cls, {
      "__lt__ 1": (a: PyInstance, b: PyInstance) =>
        isLess(call(compare, [a.attributes.get("obj") as Value, b.attributes.get("obj") as Value]), 0),
    });
    return builtin("key 1", (value: Value) => {
      const made = new PyInstance(cls);
      made.attributes.set("obj", value);
      return made;
    });
  },
  "total_ordering 1": (cls: Value) => {
    if (!(cls instanceof PyClass)) throw typeError("total_ordering takes a class");
    const roots = ["__lt__", "__gt__", "__le__", "__ge__"].filter((name) => cls.attributes.has(name));
    const [root] = roots;
    if (!root) throw typeError("must define at least one ordering operation: < > <= >=");
    const test = (a: Value, b: Value) => isTrue(call(getAttribute(cls, root), [a, b]));
    const strict = root === "__lt__" || root === "__gt__";
    const up = root === "__lt__" || root === "__le__";
    // Whether a is less than b, from the one method that there is.
    const less = (a: Value, b: Value): boolean => {
      const same = () => equals(a, b);
      if (up) return strict ? test(a, b) : test(a, b) && !same();
      return strict ? !test(a, b) && !same() : !test(a, b);
    };
    const all: Record<string, (a: Value, b: Value) => boolean> = {
      __lt__: less,
      __gt__: (a, b) => !less(a, b) && !equals(a, b),
      __le__: (a, b) => less(a, b) || equals(a, b),
      __ge__: (a, b) => !less(a, b),
    };
    const missing = Object.entries(all).filter(([name]) => !cls.attributes.has(name));
    addMethods(cls, Object.fromEntries(missing.map(([name, body]) => [`${name} 1`, body])));
    return cls;
  },
};

/** The module `functools`. */
export function functoolsModule(): [string, Value][] {
  const partial = new PyClass("partial", [objectType]);
  partial.module = "functools";
  partial.dispatches = true;
  partial.make = (cls, [func, ...args], keywords) => {
    if (func === undefined) throw typeError("type 'partial' takes at least one argument");
    const made = new PyInstance(cls);
    made.attributes.set("func", func);
    made.attributes.set("args", new PyTuple(args));
    partials.set(made, { func, args, keywords });
    return made;
  };
  const partials = new WeakMap<
    Value & object,
    { func: Value; args: Value[]; keywords: Keywords | undefined }
  >();
  addMethods(partial, {
    "__call__ *": (self: PyInstance, more: Value[], keywords?: Keywords) => {
      const own = partials.get(self);
      if (!own) throw typeError("a partial without a function");
      const all = new Map([...(own.keywords ?? []), ...(keywords ?? [])]);
      return call(own.func, [...own.args, ...more], all.size > 0 ? all : undefined);
    },
  });
  return [...functions(bodies), ["partial", partial]];
}
