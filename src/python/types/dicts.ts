import { PyClassMethod } from "../callables.ts";
import { callSpecial } from "../calls.ts";
import { equals, nativeCompare } from "../compare.ts";
import { error, typeError, valueError } from "../exceptions.ts";
import { hashKey } from "../hash.ts";
import { dictItems, forEach, toArray } from "../iteration.ts";
import { addMethods, type Bodies, builtin } from "../native.ts";
import { dictType, type Keywords, objectType, PyClass, PyObject, typeOf, type Value } from "../object.ts";
import { repr } from "../represent.ts";
import { combine, setOf } from "../set-operations.ts";
import { findItem, getItem, storeItem } from "../subscripts.ts";
import { notImplemented, PyDict, PyList, PySet, PyTuple } from "../values.ts";

/** `dict.keys()`, `dict.values()` and `dict.items()`. */
class DictView extends PyObject {
  constructor(
    readonly cls: PyClass,
    readonly dict: PyDict,
    readonly item: (key: Value, value: Value) => Value,
  ) {
    super();
  }
}

function view(name: string, item: DictView["item"]) {
  const cls = new PyClass(`dict_${name}`, [objectType]);
  cls.dispatches = true;
  return { cls, make: (dict: PyDict) => new DictView(cls, dict, item) };
}

const keys = view("keys", (key) => key);
const values = view("values", (_, value) => value);
const items = view("items", (key, value) => new PyTuple([key, value]));

const sets = (self: DictView, other: Value): [PySet, PySet] => [
  new PySet(setOf(self).map),
  new PySet(setOf(other).map),
];

const viewMethods: Bodies = {
  "__iter__ 0": ({ dict, item, cls }: DictView) => dictItems(dict, cls, item),
  "__len__ 0": ({ dict }: DictView) => dict.map.size,
  "__reversed__ 0": ({ dict, item, cls }: DictView) => {
    const reversed = new PyDict(new Map([...dict.map].reverse()));
    reversed.originals = dict.originals;
    return dictItems(reversed, cls, item);
  },
  "__repr__ 0": (self: DictView) => `${self.cls.name}(${repr(new PyList(toArray(self)))})`,
};

const setMethods: Bodies = {
  "__contains__ 1": (self: DictView, value: Value) => {
    if (self.cls === keys.cls) return self.dict.map.has(hashKey(value, equals));
    return toArray(self).some((item) => equals(item, value));
  },
  "__eq__ 1": (self: DictView, other: Value) =>
    other instanceof DictView || other instanceof PySet
      ? nativeCompare("==", ...sets(self, other))
      : notImplemented,
  "__and__ 1": (self: DictView, other: Value) => combine("&", ...sets(self, other)),
  "__or__ 1": (self: DictView, other: Value) => combine("|", ...sets(self, other)),
  "__sub__ 1": (self: DictView, other: Value) => combine("-", ...sets(self, other)),
  "__xor__ 1": (self: DictView, other: Value) => combine("^", ...sets(self, other)),
};

export const dictMethods: Bodies = {
  "__init__ *": (self: PyDict, args: Value[], keywords?: Keywords) => {
    update(self, args[0], keywords);
  },
  "keys 0": (self: PyDict) => keys.make(self),
  "values 0": (self: PyDict) => values.make(self),
  "items 0": (self: PyDict) => items.make(self),
  "get 1-2": (self: PyDict, key: Value, usual: Value = null) => {
    const found = findItem(self, key);
    return found === undefined ? usual : found;
  },
  "setdefault 1-2": (self: PyDict, key: Value, usual: Value = null) => {
    const hash = hashKey(key, equals);
    const found = self.map.get(hash);
    if (found !== undefined) return found;
    self.store(hash, key, usual);
    return usual;
  },
  "update *": (self: PyDict, args: Value[], keywords?: Keywords) => {
    if (args.length > 1) throw typeError(`update expected at most 1 argument, got ${args.length}`);
    update(self, args[0], keywords);
  },
  "pop 1-2": (self: PyDict, key: Value, usual?: Value) => {
    const hash = hashKey(key, equals);
    const found = self.map.get(hash);
    if (found === undefined) {
      if (usual === undefined) throw error("KeyError", key);
      return usual;
    }
    self.remove(hash);
    return found;
  },
  "popitem 0": (self: PyDict) => {
    const last = [...self.map].at(-1);
    if (!last) throw error("KeyError", "popitem(): dictionary is empty");
    const pair = new PyTuple([self.keyOf(last[0]), last[1]]);
    self.remove(last[0]);
    return pair;
  },
  "clear 0": (self: PyDict) => self.clear(),
  "copy 0": (self: PyDict) => copyDict(self, dictType),
  "__reversed__ 0": (self: PyDict) => {
    const reversed = new PyDict(new Map([...self.map].reverse()));
    reversed.originals = self.originals;
    return dictItems(reversed, keys.cls, (key) => key);
  },
};

export function copyDict(dict: PyDict, cls: PyClass): PyDict {
  const copy = new PyDict(new Map(dict.map), cls);
  if (dict.originals) copy.originals = new Map(dict.originals);
  return copy;
}

/** Adds the entries of a dict, of pairs, or of keywords. */
export function update(dict: PyDict, source: Value | undefined, keywords?: Keywords): void {
  if (source instanceof PyDict) {
    for (const [hash, value] of source.map) dict.store(hash, source.keyOf(hash), value);
  } else if (source !== undefined) {
    const names = typeOf(source).lookup("keys") === undefined ? undefined : callSpecial(source, "keys");
    if (names !== undefined) {
      forEach(names, (key) => {
        storeItem(dict, key, getItem(source, key));
      });
    } else {
      let index = 0;
      forEach(source, (item) => {
        const pair = pairOf(item, index++);
        storeItem(dict, pair[0], pair[1]);
      });
    }
  }
  for (const [name, value] of keywords ?? []) storeItem(dict, name, value);
}

function pairOf(item: Value, index: number): [Value, Value] {
  const isSequence = typeof item === "string" || (item !== null && typeof item === "object");
  if (!isSequence) {
    throw typeError(`cannot convert dictionary update sequence element #${index} to a sequence`);
  }
  const pair = toArray(item);
  if (pair.length !== 2) {
    throw valueError(`dictionary update sequence element #${index} has length ${pair.length}; 2 is required`);
  }
  return pair as [Value, Value];
}

/** Adds the methods of views, and `dict.fromkeys`. */
export function installDictType(): void {
  for (const { cls } of [keys, values, items]) addMethods(cls, viewMethods);
  for (const { cls } of [keys, items]) addMethods(cls, setMethods);
  keys.cls.attributes.set("__hash__", null);
  dictType.attributes.set(
    "fromkeys",
    new PyClassMethod(
      builtin("fromkeys 2-3", (cls: PyClass, names: Value, value: Value = null) => {
        const dict = new PyDict(new Map(), cls);
        forEach(names, (key) => {
          storeItem(dict, key, value);
        });
        return dict;
      }),
    ),
  );
}
