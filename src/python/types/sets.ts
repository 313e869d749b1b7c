import { equals, nativeCompare } from "../compare.ts";
import { error } from "../exceptions.ts";
import { hashKey } from "../hash.ts";
import type { Bodies } from "../native.ts";
import type { Value } from "../object.ts";
import { addAll, addItem, combine, setOf, updated } from "../set-operations.ts";
import { setOrder } from "../sets.ts";
import { PySet } from "../values.ts";

const asSet = (value: Value): PySet => (value instanceof PySet ? value : new PySet(setOf(value).map));

function combineAll(operator: string, self: PySet, others: Value[]): PySet {
  let result = new PySet(new Map(self.map), self.cls);
  for (const other of others) result = combine(operator, result, asSet(other)) as PySet;
  return result;
}

function updateAll(operator: string, self: PySet, others: Value[]): void {
  for (const other of others) updated(operator, self, asSet(other));
}

/** Methods of sets and of frozensets. */
export const anySetMethods: Bodies = {
  "copy 0": (self: PySet) => new PySet(new Map(self.map), self.cls),
  "union *": (self: PySet, others: Value[]) => {
    const result = new PySet(new Map(self.map), self.cls);
    for (const other of others) addAll(result, other);
    return result;
  },
  "intersection *": (self: PySet, others: Value[]) => combineAll("&", self, others),
  "difference *": (self: PySet, others: Value[]) => combineAll("-", self, others),
  "symmetric_difference 1": (self: PySet, other: Value) => combineAll("^", self, [other]),
  "issubset 1": (self: PySet, other: Value) => nativeCompare("<=", self, asSet(other)),
  "issuperset 1": (self: PySet, other: Value) => nativeCompare(">=", self, asSet(other)),
  "isdisjoint 1": (self: PySet, other: Value) => combine("&", self, asSet(other))?.map.size === 0,
};

export const setMethods: Bodies = {
  "__init__ 0-1": (self: PySet, items?: Value) => {
    self.map.clear();
    self.order = undefined;
    if (items !== undefined) addAll(self, items);
  },
  "add 1": (self: PySet, value: Value) => addItem(self, value),
  "remove 1": (self: PySet, value: Value) => {
    if (!remove(self, value)) throw error("KeyError", value);
  },
  "discard 1": (self: PySet, value: Value) => {
    remove(self, value);
  },
  "pop 0": (self: PySet) => {
    const [first] = setOrder(self);
    if (first === undefined) throw error("KeyError", "pop from an empty set");
    remove(self, first);
    return first;
  },
  "clear 0": (self: PySet) => {
    self.map.clear();
    self.order = undefined;
  },
  "update *": (self: PySet, others: Value[]) => {
    for (const other of others) addAll(self, other);
  },
  "intersection_update *": (self: PySet, others: Value[]) => updateAll("&", self, others),
  "difference_update *": (self: PySet, others: Value[]) => updateAll("-", self, others),
  "symmetric_difference_update 1": (self: PySet, other: Value) => updateAll("^", self, [other]),
};

function remove(set: PySet, value: Value): boolean {
  const found = set.map.delete(hashKey(value, equals));
  if (found) set.order = undefined;
  return found;
}
