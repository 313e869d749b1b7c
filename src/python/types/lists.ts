import { call } from "../calls.ts";
import { equals, isLess } from "../compare.ts";
import { error, typeError, valueError } from "../exceptions.ts";
import { toArray } from "../iteration.ts";
import type { Bodies } from "../native.ts";
import type { Value } from "../object.ts";
import { repr } from "../represent.ts";
import { indexOf } from "../subscripts.ts";
import { isTrue } from "../truth.ts";
import { PyFloat, PyList, type PyTuple } from "../values.ts";
import { allocate, charge, refuel, vm } from "../vm.ts";

export const listMethods: Bodies = {
  "__init__ 0-1": (self: PyList, items?: Value) => {
    self.items = items === undefined ? [] : toArray(items);
  },
  "append 1": (self: PyList, value: Value) => {
    self.items.push(value);
    vm.hooks.onAppend?.(self, value);
  },
  "extend 1": (self: PyList, values: Value) => {
    const items = toArray(values);
    allocate(items.length * 8);
    for (const item of items) self.items.push(item);
  },
  "insert 2": (self: PyList, index: Value, value: Value) => {
    const at = Number(indexOf(index) ?? 0);
    charge(self.items.length / 256);
    self.items.splice(at < 0 ? Math.max(0, at + self.items.length) : at, 0, value);
  },
  "remove 1": (self: PyList, value: Value) => {
    const at = self.items.findIndex((item) => matches(item, value));
    if (at < 0) throw valueError("list.remove(x): x not in list");
    self.items.splice(at, 1);
  },
  "pop 0-1": ({ items }: PyList, index: Value = -1) => {
    if (items.length === 0) throw error("IndexError", "pop from empty list");
    const given = Number(indexOf(index) ?? Number.NaN);
    const at = given < 0 ? given + items.length : given;
    if (!(at >= 0 && at < items.length)) throw error("IndexError", "pop index out of range");
    if (at === items.length - 1) return items.pop();
    charge(items.length / 256);
    return items.splice(at, 1)[0];
  },
  "clear 0": (self: PyList) => {
    self.items = [];
  },
  "index 1-3": (self: PyList, value: Value, start?: Value, stop?: Value) =>
    indexIn(self.items, value, start, stop, "list"),
  "count 1": ({ items }: PyList, value: Value) => items.filter((item) => matches(item, value)).length,
  "sort 0-1 key reverse": (
    self: PyList,
    extra: Value | undefined,
    key: Value = null,
    reverse: Value = false,
  ) => {
    if (extra !== undefined) throw typeError("sort() takes no positional arguments");
    self.items = sorted(self.items, key, isTrue(reverse));
  },
  "reverse 0": (self: PyList) => {
    charge(self.items.length / 16);
    self.items.reverse();
  },
  "copy 0": (self: PyList) => {
    allocate(self.items.length * 8);
    return new PyList([...self.items]);
  },
};

export const tupleMethods: Bodies = {
  "index 1-3": (self: PyTuple, value: Value, start?: Value, stop?: Value) =>
    indexIn(self.items, value, start, stop, "tuple"),
  "count 1": ({ items }: PyTuple, value: Value) => items.filter((item) => matches(item, value)).length,
};

function matches(item: Value, value: Value): boolean {
  if (--vm.fuel < 0) refuel();
  return equals(item, value);
}

function indexIn(
  items: readonly Value[],
  value: Value,
  start: Value | undefined,
  stop: Value | undefined,
  type: string,
): number {
  const bound = (given: Value | undefined, usual: number) => {
    const at = given === undefined ? usual : Number(indexOf(given));
    return at < 0 ? at + items.length : at;
  };
  const end = bound(stop, items.length);
  for (let i = Math.max(0, bound(start, 0)); i < Math.min(end, items.length); i++) {
    if (matches(items[i] as Value, value)) return i;
  }
  throw valueError(type === "list" ? `${repr(value)} is not in list` : "tuple.index(x): x not in tuple");
}

/** Returns values in order. Equal ones keep their order, also in reverse. */
function sorted(values: readonly Value[], key: Value, reverse: boolean): Value[] {
  charge(values.length);
  const rows = values.map((value) => ({ key: key === null ? value : call(key, [value]), value }));
  if (reverse) rows.reverse();
  charge((rows.length * Math.log2(rows.length + 1)) / 8);
  const found = sortRows(rows).map(({ value }) => value);
  if (reverse) found.reverse();
  return found;
}

interface Row {
  readonly key: Value;
  readonly value: Value;
}

function sortRows(rows: Row[]): Row[] {
  if (rows.every(({ key }) => typeof key === "number")) {
    return rows.sort((a, b) => (a.key as number) - (b.key as number));
  }
  if (rows.every(({ key }) => key instanceof PyFloat && !Number.isNaN(key.value))) {
    return rows.sort((a, b) => {
      const [x, y] = [(a.key as PyFloat).value, (b.key as PyFloat).value];
      return x < y ? -1 : x > y ? 1 : 0;
    });
  }
  return mergeSort(rows);
}

/** Asks only whether one is less than another, and of few rows in the order of CPython. */
function mergeSort(rows: Row[]): Row[] {
  if (rows.length < 64) return insertionSort(rows);
  const middle = rows.length >> 1;
  const left = mergeSort(rows.slice(0, middle));
  const right = mergeSort(rows.slice(middle));
  const merged: Row[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a, b] = [left[i] as Row, right[j] as Row];
    const takesRight = isBefore(b, a);
    merged.push(takesRight ? b : a);
    if (takesRight) j++;
    else i++;
  }
  return merged.concat(left.slice(i), right.slice(j));
}

function isBefore(a: Row | undefined, b: Row | undefined): boolean {
  if (--vm.fuel < 0) refuel();
  return isLess((a as Row).key, (b as Row).key);
}

/** Finds the run at the start, and inserts the other rows into it by bisection. */
function insertionSort(rows: Row[]): Row[] {
  if (rows.length < 2) return rows;
  let end = 2;
  const falls = isBefore(rows[1], rows[0]);
  while (end < rows.length && isBefore(rows[end], rows[end - 1]) === falls) end++;
  const sorted = rows.slice(0, end);
  if (falls) sorted.reverse();
  for (const row of rows.slice(end)) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(row, sorted[middle])) high = middle;
      else low = middle + 1;
    }
    sorted.splice(low, 0, row);
  }
  return sorted;
}
