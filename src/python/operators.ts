import { call, callSpecial } from "./calls.ts";
import { equals, nativeContains } from "./compare.ts";
import { error, typeError } from "./exceptions.ts";
import { findItem, toArray } from "./iteration.ts";
import * as numbers from "./numbers.ts";
import { isInt, PyClass, typeOf, type Value } from "./object.ts";
import { percent } from "./percent.ts";
import { combine, updated } from "./set-operations.ts";
import { fits, indexOf } from "./subscripts.ts";
import type { BinaryOperator } from "./tree.ts";
import { isTrue } from "./truth.ts";
import { update } from "./types/dicts.ts";
import { notImplemented, PyDict, PyFloat, PyList, PySet, PyTuple } from "./values.ts";
import { allocate } from "./vm.ts";

const METHODS: Readonly<Record<BinaryOperator, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
};

/** `left operator right`. */
export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  const [own, other] = [typeOf(left), typeOf(right)];
  if (own.dispatches || other.dispatches) {
    const result = dispatch(operator, left, right, own, other);
    if (result !== notImplemented) return result;
  }
  const result = native(operator, left, right);
  if (result === undefined) throw unsupported(operator, own, other);
  return result;
}

/** Asks the classes: the right one first if it is a subclass with a method of its own. */
function dispatch(operator: BinaryOperator, left: Value, right: Value, own: PyClass, other: PyClass): Value {
  const name = METHODS[operator];
  const [forward, reflected] = [own.lookup(`__${name}__`), other.lookup(`__r${name}__`)];
  const reflectedFirst =
    own !== other &&
    reflected !== undefined &&
    other.isSubclass(own) &&
    reflected !== own.lookup(`__r${name}__`);
  if (reflectedFirst) {
    const result = call(reflected, [right, left]);
    if (result !== notImplemented) return result;
  }
  if (forward !== undefined && forward !== null && own.dispatches) {
    const result = call(forward, [left, right]);
    if (result !== notImplemented) return result;
  }
  if (reflected !== undefined && reflected !== null && !reflectedFirst && own !== other && other.dispatches) {
    return call(reflected, [right, left]);
  }
  return notImplemented;
}

function unsupported(operator: string, own: PyClass, other: PyClass) {
  const name = operator === "**" ? "** or pow()" : operator;
  return typeError(`unsupported operand type(s) for ${name}: '${own.name}' and '${other.name}'`);
}

/** `target operator= value`: changes the target itself if its class can. */
export function augment(operator: BinaryOperator, target: Value, value: Value): Value {
  const cls = typeOf(target);
  if (cls.dispatches) {
    const result = callSpecial(target, `__i${METHODS[operator]}__`, value);
    if (result !== undefined && result !== notImplemented) return result;
  }
  if (target instanceof PyList && !overridden(cls, operator)) {
    if (operator === "+") {
      const items = toArray(value);
      allocate(items.length * 8);
      for (const item of items) target.items.push(item);
      return target;
    }
    if (operator === "*") {
      target.items = repeat(target.items, value);
      return target;
    }
  }
  if (target instanceof PySet && value instanceof PySet && target.cls.name !== "frozenset") {
    return updated(operator, target, value) ?? augmented(operator, target, value);
  }
  if (target instanceof PyDict && operator === "|") {
    update(target, value);
    return target;
  }
  return augmented(operator, target, value);
}

function overridden(cls: PyClass, operator: BinaryOperator): boolean {
  return cls.open && cls.lookup(`__${METHODS[operator]}__`) !== undefined;
}

function augmented(operator: BinaryOperator, target: Value, value: Value): Value {
  const [own, other] = [typeOf(target), typeOf(value)];
  if (own.dispatches || other.dispatches) {
    const result = dispatch(operator, target, value, own, other);
    if (result !== notImplemented) return result;
  }
  // In CPython, `{} * "a"` asks the text to repeat itself and `x *= "a"` does not, if `x` is a container.
  const isRefused =
    operator === "*" && isSequence(value) && !isSequence(target) && own.lookup("__len__") !== undefined;
  const result = isRefused ? undefined : native(operator, target, value);
  if (result === undefined)
    throw unsupported(operator === "**" ? "** or pow()=" : `${operator}=`, own, other);
  return result;
}

/** The operators of built-in types; undefined if the types do not fit. */
function native(operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (isInt(left)) {
    if (isInt(right)) return ints(operator, left, right);
    if (right instanceof PyFloat) return floats(operator, numbers.toFloat(left), right.value);
  } else if (left instanceof PyFloat) {
    if (right instanceof PyFloat) return floats(operator, left.value, right.value);
    if (isInt(right)) return floats(operator, left.value, numbers.toFloat(right));
  }
  return sequences(operator, left, right);
}

function ints(operator: BinaryOperator, left: numbers.Int | boolean, right: typeof left): Value | undefined {
  if (typeof left === "boolean" && typeof right === "boolean") {
    if (operator === "&") return left && right;
    if (operator === "|") return left || right;
    if (operator === "^") return left !== right;
  }
  const [a, b] = [plain(left), plain(right)];
  switch (operator) {
    case "+":
      return numbers.add(a, b);
    case "-":
      return numbers.subtract(a, b);
    case "*":
      return numbers.multiply(a, b);
    case "/":
      return new PyFloat(numbers.trueDivide(a, b));
    case "//":
      return numbers.floorDivide(a, b);
    case "%":
      return numbers.modulo(a, b);
    case "**":
      return b < 0 ? numbers.floatPower(numbers.toFloat(a), numbers.toFloat(b)) : numbers.intPower(a, b);
    case "<<":
      return numbers.shiftLeft(a, b);
    case ">>":
      return numbers.shiftRight(a, b);
    case "&":
      return numbers.int(BigInt(a) & BigInt(b));
    case "|":
      return numbers.int(BigInt(a) | BigInt(b));
    case "^":
      return numbers.int(BigInt(a) ^ BigInt(b));
    default:
      return undefined;
  }
}

function plain(value: numbers.Int | boolean): numbers.Int {
  return typeof value === "boolean" ? Number(value) : value;
}

function floats(operator: BinaryOperator, a: number, b: number): PyFloat | undefined {
  switch (operator) {
    case "+":
      return new PyFloat(a + b);
    case "-":
      return new PyFloat(a - b);
    case "*":
      return new PyFloat(a * b);
    case "/":
      if (b === 0) throw error("ZeroDivisionError", "float division by zero");
      return new PyFloat(a / b);
    case "//":
      return new PyFloat(numbers.floatFloorDivide(a, b));
    case "%":
      return new PyFloat(numbers.floatModulo(a, b));
    case "**":
      return numbers.floatPower(a, b);
    default:
      return undefined;
  }
}

function sequences(operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  switch (operator) {
    case "+":
      return concatenate(left, right);
    case "*":
      if (isSequence(left)) return repeated(left, right);
      return isSequence(right) ? repeated(right, left) : undefined;
    case "%":
      return typeof left === "string" ? percent(left, right) : undefined;
    default:
      if (left instanceof PySet && right instanceof PySet) return combine(operator, left, right);
      if (operator === "|" && left instanceof PyDict && right instanceof PyDict)
        return mergedDicts(left, right);
      // Types in annotations: `int | None`.
      if (operator === "|" && left instanceof PyClass && (right instanceof PyClass || right === null))
        return left;
      return undefined;
  }
}

function mergedDicts(left: PyDict, right: PyDict): PyDict {
  const result = new PyDict(new Map(left.map), left.cls);
  if (left.originals) result.originals = new Map(left.originals);
  update(result, right);
  return result;
}

function concatenate(left: Value, right: Value): Value | undefined {
  if (typeof left === "string") {
    if (typeof right !== "string") {
      throw typeError(`can only concatenate str (not "${typeOf(right).name}") to str`);
    }
    if (left.length + right.length > 4096) allocate(left.length + right.length);
    return left + right;
  }
  if (left instanceof PyList) {
    if (!(right instanceof PyList)) {
      throw typeError(`can only concatenate list (not "${typeOf(right).name}") to list`);
    }
    allocate((left.items.length + right.items.length) * 8);
    return new PyList(left.items.concat(right.items));
  }
  if (left instanceof PyTuple) {
    if (!(right instanceof PyTuple)) {
      throw typeError(`can only concatenate tuple (not "${typeOf(right).name}") to tuple`);
    }
    allocate((left.items.length + right.items.length) * 8);
    return new PyTuple(left.items.concat(right.items));
  }
  return undefined;
}

function isSequence(value: Value): value is string | PyList | PyTuple {
  return typeof value === "string" || value instanceof PyList || value instanceof PyTuple;
}

function repeated(sequence: string | PyList | PyTuple, count: Value): Value {
  if (typeof sequence !== "string") {
    const items = repeat(sequence.items, count);
    return sequence instanceof PyList ? new PyList(items) : new PyTuple(items);
  }
  const times = repetitions(count);
  allocate(sequence.length * times);
  return sequence.repeat(times);
}

function repetitions(given: Value): number {
  const count = indexOf(given);
  if (count !== undefined) {
    if (!fits(count)) throw error("OverflowError", "cannot fit 'int' into an index-sized integer");
    if (count > Number.MAX_SAFE_INTEGER) allocate(Number.POSITIVE_INFINITY);
    return Math.max(0, Number(count));
  }
  throw typeError(`can't multiply sequence by non-int of type '${typeOf(given).name}'`);
}

function repeat(items: readonly Value[], count: Value): Value[] {
  const times = repetitions(count);
  allocate(items.length * times * 8);
  const result: Value[] = [];
  for (let i = 0; i < times; i++) for (const item of items) result.push(item);
  return result;
}

const UNARY = { "-": "__neg__", "+": "__pos__", "~": "__invert__" };

/** `operator value`. */
export function unary(operator: "-" | "+" | "~", value: Value): Value {
  if (value instanceof PyFloat) {
    if (operator === "-") return new PyFloat(-value.value);
    if (operator === "+") return value;
  }
  if (isInt(value)) {
    const number = plain(value);
    if (operator === "-") return numbers.subtract(0, number);
    return operator === "+" ? number : numbers.subtract(-1, number);
  }
  const cls = typeOf(value);
  const result = cls.dispatches ? callSpecial(value, UNARY[operator]) : undefined;
  if (result === undefined) throw typeError(`bad operand type for unary ${operator}: '${cls.name}'`);
  return result;
}

/** `value in container`. */
export function contains(container: Value, value: Value): boolean {
  const cls = typeOf(container);
  if (cls.dispatches) {
    const found = callSpecial(container, "__contains__", value);
    if (found !== undefined) return isTrue(found);
  }
  const found = nativeContains(container, value);
  if (found !== undefined) return found;
  if (
    cls.lookup("__iter__") === undefined &&
    cls.lookup("__getitem__") === undefined &&
    !iterable(container)
  ) {
    throw typeError(`argument of type '${cls.name}' is not iterable`);
  }
  return findItem(container, (item) => equals(item, value)) !== undefined;
}

function iterable(value: Value): boolean {
  return value !== null && typeof value === "object" && "next" in value;
}

/** `divmod(a, b)` and `pow(a, b, c)` of classes with such methods. */
export function divmod(a: Value, b: Value): Value {
  const isFloat = a instanceof PyFloat || b instanceof PyFloat;
  if (isFloat && (isInt(b) || b instanceof PyFloat) && !isTrue(b)) {
    throw error("ZeroDivisionError", "float divmod()");
  }
  return new PyTuple([binary("//", a, b), binary("%", a, b)]);
}

export function power(base: Value, exponent: Value, modulus: Value): Value {
  if (modulus === null) return binary("**", base, exponent);
  if (!isInt(base) || !isInt(exponent) || !isInt(modulus)) {
    throw typeError("pow() 3rd argument not allowed unless all arguments are integers");
  }
  return numbers.powerModulo(plain(base), plain(exponent), plain(modulus));
}
