import { call } from "./calls.ts";
import { error, typeError } from "./exceptions.ts";
import { hashKey } from "./hash.ts";
import { compareIntFloat, type Int } from "./numbers.ts";
import { isInt, objectType, type PyClass, typeOf, type Value } from "./object.ts";
import { isTrue } from "./truth.ts";
import { notImplemented, PyDict, PyFloat, PyInstance, PyList, PyRange, PySet, PyTuple } from "./values.ts";
import { charge, refuel, vm } from "./vm.ts";

export type Order = "==" | "!=" | "<" | "<=" | ">" | ">=";

const METHODS = {
  "==": "__eq__",
  "!=": "__ne__",
  "<": "__lt__",
  "<=": "__le__",
  ">": "__gt__",
  ">=": "__ge__",
};
const MIRRORED = { "==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/** `a == b` as a boolean, where the same object is equal to itself. */
export function equals(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a === "string" && typeof b === "string") return false;
  return isTrue(compare("==", a, b));
}

/** `a < b` as a boolean. */
export function isLess(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return isTrue(compare("<", a, b));
}

/** The value of a comparison, which a class of the program may choose. */
export function compare(order: Order, a: Value, b: Value): Value {
  const [own, other] = [typeOf(a), typeOf(b)];
  if (own.dispatches || other.dispatches) {
    const mirrored = MIRRORED[order];
    const reflectedFirst = own !== other && other.isSubclass(own) && other.dispatches;
    if (reflectedFirst) {
      const result = special(mirrored, b, a);
      if (result !== notImplemented) return result;
    }
    let result = special(order, a, b);
    if (result !== notImplemented) return result;
    if (!reflectedFirst) {
      result = special(mirrored, b, a);
      if (result !== notImplemented) return result;
    }
  }
  const result = nativeCompare(order, a, b);
  if (result !== undefined) return result;
  if (order === "==") return a === b;
  if (order === "!=") return a !== b;
  throw typeError(`'${order}' not supported between instances of '${own.name}' and '${other.name}'`);
}

function special(order: Order, a: Value, b: Value): Value {
  const cls = typeOf(a);
  if (!cls.dispatches) return notImplemented;
  const method = ownMethod(cls, METHODS[order]);
  if (method !== undefined) return call(method, [a, b]);
  if (order !== "!=") return notImplemented;
  // Without `__ne__`, the opposite of `__eq__`.
  const equal = ownMethod(cls, "__eq__");
  if (equal === undefined) return notImplemented;
  const result = call(equal, [a, b]);
  return result === notImplemented ? result : !isTrue(result);
}

/** Returns a method that is not that of `object`, which compares identities. */
function ownMethod(cls: PyClass, name: string): Value | undefined {
  const found = cls.lookup(name);
  return found === null || found === objectType.attributes.get(name) ? undefined : found;
}

/** The comparison of built-in values, or undefined if they have none. */
export function nativeCompare(order: Order, a: Value, b: Value): boolean | undefined {
  if (typeof a === "string" && typeof b === "string") return holds(order, compareText(a, b));
  if (isInt(a) || a instanceof PyFloat) {
    if (!isInt(b) && !(b instanceof PyFloat)) return undefined;
    return compareNumbers(order, a, b);
  }
  if (a instanceof PyList && b instanceof PyList) return compareItems(order, a.items, b.items);
  if (a instanceof PyTuple && b instanceof PyTuple) return compareItems(order, a.items, b.items);
  if (a instanceof PySet && b instanceof PySet) return compareSets(order, a, b);
  if (order !== "==" && order !== "!=") return undefined;
  if (a instanceof PyDict && b instanceof PyDict) return equalDicts(a, b) === (order === "==");
  if (a instanceof PyRange && b instanceof PyRange) {
    const same =
      a.length === b.length &&
      (a.length === 0 || (a.start === b.start && (a.length === 1 || a.step === b.step)));
    return same === (order === "==");
  }
  if (a instanceof PyInstance || b instanceof PyInstance) return (a === b) === (order === "==");
  return undefined;
}

function holds(order: Order, sign: number): boolean {
  switch (order) {
    case "==":
      return sign === 0;
    case "!=":
      return sign !== 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
    case ">":
      return sign > 0;
    default:
      return sign >= 0;
  }
}

/** Compares by code points: a surrogate pair is larger than any other letter. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  if (length > 64) charge(length / 64);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    const [p, q] = [x >= 0xd800 && x < 0xe000, y >= 0xd800 && y < 0xe000];
    if (p !== q) return p ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}

function compareNumbers(order: Order, a: number | bigint | boolean | PyFloat, b: typeof a): boolean {
  const [x, y] = [a instanceof PyFloat ? a.value : a, b instanceof PyFloat ? b.value : b];
  if (Number.isNaN(x) || Number.isNaN(y)) return order === "!=";
  if (a instanceof PyFloat === b instanceof PyFloat) return holds(order, x < y ? -1 : x > y ? 1 : 0);
  if (b instanceof PyFloat) return holds(order, compareIntFloat(plain(x), y as number));
  return holds(order, -compareIntFloat(plain(y), x as number));
}

function plain(value: number | bigint | boolean): Int {
  return typeof value === "boolean" ? Number(value) : value;
}

function compareItems(order: Order, a: readonly Value[], b: readonly Value[]): boolean | undefined {
  if (a.length !== b.length && (order === "==" || order === "!=")) return order === "!=";
  if (++vm.depth > vm.limits.recursion) {
    throw error("RecursionError", "maximum recursion depth exceeded in comparison");
  }
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (--vm.fuel < 0) refuel();
    const [x, y] = [a[i] as Value, b[i] as Value];
    if (equals(x, y)) continue;
    vm.depth--;
    return order === "==" ? false : order === "!=" ? true : isTrue(compare(order, x, y));
  }
  vm.depth--;
  return holds(order, a.length - b.length);
}

function compareSets(order: Order, a: PySet, b: PySet): boolean {
  const within = (x: PySet, y: PySet) => [...x.map.keys()].every((key) => y.map.has(key));
  switch (order) {
    case "==":
    case "!=":
      return (a.map.size === b.map.size && within(a, b)) === (order === "==");
    case "<":
      return a.map.size < b.map.size && within(a, b);
    case "<=":
      return within(a, b);
    case ">":
      return b.map.size < a.map.size && within(b, a);
    default:
      return within(b, a);
  }
}

function equalDicts(a: PyDict, b: PyDict): boolean {
  if (a.map.size !== b.map.size) return false;
  for (const [key, value] of a.map) {
    const other = b.map.get(key);
    if (other === undefined || !equals(value, other)) return false;
  }
  return true;
}

/** `value in container` for built-in containers; undefined for others. */
export function nativeContains(container: Value, value: Value): boolean | undefined {
  if (typeof container === "string") {
    if (typeof value === "string") {
      charge(container.length / 256);
      return container.includes(value);
    }
    throw typeError(`'in <string>' requires string as left operand, not ${typeOf(value).name}`);
  }
  if (container instanceof PyDict) return container.map.has(hashKey(value, equals));
  if (container instanceof PySet) return container.map.has(hashKey(value, equals));
  if (container instanceof PyList || container instanceof PyTuple) {
    return container.items.some((item) => {
      if (--vm.fuel < 0) refuel();
      return item === value || equals(item, value);
    });
  }
  if (container instanceof PyRange) {
    const index = value instanceof PyFloat ? value.value : Number(isInt(value) ? value : Number.NaN);
    const offset = (index - container.start) / container.step;
    return Number.isInteger(offset) && offset >= 0 && offset < container.length;
  }
  return undefined;
}
