import {
  attributeNames,
  callMethod,
  deleteAttribute,
  findAttribute,
  getAttribute,
  maybeAttribute,
  setAttribute,
} from "./attributes.ts";
import { PyBuiltin, PyFunction, PyMethod } from "./callables.ts";
import { call, callSpecial } from "./calls.ts";
import { compare, equals, isLess } from "./compare.ts";
import { error, exceptionTypes, typeError, valueError } from "./exceptions.ts";
import { format } from "./format.ts";
import { hash, identity } from "./hash.ts";
import { findItem, forEach, iterator, nativeItems, next, toArray } from "./iteration.ts";
import { type Bodies, functions } from "./native.ts";
import { int } from "./numbers.ts";
import * as types from "./object.ts";
import { isInstance, isInt, type Keywords, objectType, PyClass, typeOf, type Value } from "./object.ts";
import { binary, divmod, power } from "./operators.ts";
import { repr, str } from "./represent.ts";
import { indexOf } from "./subscripts.ts";
import { isTrue, lengthOf } from "./truth.ts";
import { iteratorClasses, stop } from "./types/iterators.ts";
import { round } from "./types/numbers.ts";
import { ellipsis, notImplemented, PyFloat, PyList, PyTuple } from "./values.ts";
import { LimitReached, vm } from "./vm.ts";

const callableIterator = new PyClass("callable_iterator", [objectType]);

/** Prints text, up to the limit of the run. */
function write(text: string): void {
  const { output } = vm.limits;
  const rest = output - vm.output.length;
  vm.output += text.slice(0, rest);
  if (text.length > rest) {
    throw new LimitReached(
      "output",
      `the program printed more than ${output.toLocaleString("en")} characters`,
    );
  }
}

function print(values: Value[], keywords?: Keywords): void {
  for (const name of keywords?.keys() ?? []) {
    if (!/^(sep|end|file|flush)$/.test(name)) {
      throw typeError(`'${name}' is an invalid keyword argument for print()`);
    }
  }
  const option = (name: string, usual: string): string => {
    const found: Value = keywords?.get(name) ?? usual;
    if (typeof found === "string") return found;
    throw typeError(`${name} must be None or a string, not ${typeOf(found).name}`);
  };
  if ((keywords?.get("file") ?? null) !== null) throw notHere("print(file=…)", "print without file");
  write(values.map(str).join(option("sep", " ")) + option("end", "\n"));
}

function extreme(name: string, wins: (a: Value, b: Value) => boolean) {
  return (args: Value[], keywords?: Keywords): Value => {
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    const key = keywords?.get("key") ?? null;
    const usual = keywords?.get("default");
    if (args.length > 1 && usual !== undefined) {
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    let best: { value: Value; key: Value } | undefined;
    forEach(args.length === 1 ? (args[0] as Value) : new PyList(args), (value) => {
      const own = key === null ? value : call(key, [value]);
      if (!best || wins(own, best.key)) best = { value, key: own };
    });
    if (best) return best.value;
    if (usual !== undefined) return usual;
    throw valueError(`${name}() arg is an empty sequence`);
  };
}

function sum(values: Value, start: Value = 0): Value {
  if (typeof start === "string") throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  let total: Value = start;
  forEach(values, (value) => {
    if (typeof total === "number" && typeof value === "number" && Number.isSafeInteger(total + value)) {
      total += value;
    } else total = binary("+", total, value);
  });
  return total;
}

function abs(value: Value): Value | undefined {
  if (isInt(value)) return binary(Number(value) < 0 ? "-" : "+", 0, value);
  if (value instanceof PyFloat) return new PyFloat(Math.abs(value.value));
  const found = callSpecial(value, "__abs__");
  if (found === undefined) throw typeError(`bad operand type for abs(): '${typeOf(value).name}'`);
  return found;
}

function roundValue(value: Value, digits?: Value): Value | undefined {
  const places = digits === undefined || digits === null ? undefined : Number(indexOf(digits) ?? Number.NaN);
  if (Number.isNaN(places)) {
    throw typeError(`'${typeOf(digits ?? null).name}' object cannot be interpreted as an integer`);
  }
  if (isInt(value) || value instanceof PyFloat) {
    return round(typeof value === "boolean" ? Number(value) : value, places);
  }
  const found =
    places === undefined ? callSpecial(value, "__round__") : callSpecial(value, "__round__", places);
  if (found === undefined) throw typeError(`type ${typeOf(value).name} doesn't define __round__ method`);
  return found;
}

function isInstanceOf(value: Value, type: Value): boolean {
  if (type instanceof PyTuple) return type.items.some((one) => isInstanceOf(value, one));
  if (type instanceof PyClass) return isInstance(value, type);
  throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union");
}

function isSubclassOf(cls: Value, type: Value): boolean {
  if (!(cls instanceof PyClass)) throw typeError("issubclass() arg 1 must be a class");
  if (type instanceof PyTuple) return type.items.some((one) => isSubclassOf(cls, one));
  if (type instanceof PyClass) return cls.isSubclass(type);
  throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

function name(value: Value): string {
  if (typeof value === "string") return value;
  throw typeError(`attribute name must be string, not '${typeOf(value).name}'`);
}

function radix(base: 2 | 8 | 16, prefix: string) {
  return (value: Value): string => {
    const number = indexOf(value);
    if (number === undefined) {
      throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
    }
    return `${number < 0 ? "-" : ""}${prefix}${(number < 0 ? -number : number).toString(base)}`;
  };
}

function character(code: Value): string {
  const number = indexOf(code);
  if (number === undefined)
    throw typeError(`'${typeOf(code).name}' object cannot be interpreted as an integer`);
  if (number < 0 || number > 0x10ffff) throw valueError("chr() arg not in range(0x110000)");
  return String.fromCodePoint(Number(number));
}

function ordinal(char: Value): number {
  if (typeof char !== "string") {
    throw typeError(`ord() expected string of length 1, but ${typeOf(char).name} found`);
  }
  const { length } = [...char];
  if (length !== 1) throw typeError(`ord() expected a character, but string of length ${length} found`);
  return char.codePointAt(0) as number;
}

/** The error of a construct that this subset of Python does not have. */
function notHere(what: string, instead: string) {
  return error("NotImplementedError", `${what} is not supported here; ${instead}`);
}

const REFUSED: Readonly<Record<string, string>> = {
  input: "there is no one to ask: give the value in the program",
  open: "a program has no files: give the data in lists",
  eval: "write the expression itself",
  exec: "write the statements themselves",
  compile: "write the statements themselves",
  __import__: "use import",
  globals: "keep the values in a dict",
  locals: "keep the values in a dict",
  breakpoint: "step through the lines of the program, or use print",
  bytes: "use a str or a list of ints",
  complex: "use two floats",
};

const plain: Bodies = {
  "print *": print,
  "len 1": lengthOf,
  "repr 1": repr,
  "ascii 1": (value: Value) =>
    repr(value).replace(/[\u0080-\uffff]/g, (char) => {
      const code = char.charCodeAt(0).toString(16);
      return code.length < 3 ? `\\x${code}` : `\\u${code.padStart(4, "0")}`;
    }),
  "abs 1": abs,
  "min *": extreme("min", isLess),
  "max *": extreme("max", (a, b) => isTrue(compare(">", a, b))),
  "sum 1-2 start:1": sum,
  "round 1-2 ndigits:1": roundValue,
  "divmod 2": divmod,
  "pow 2-3 mod:2": (base: Value, exponent: Value, modulus: Value = null) => power(base, exponent, modulus),
  "sorted *": (args: Value[], keywords?: Keywords) => {
    const [values] = args;
    if (values === undefined || args.length > 1)
      throw typeError(`sorted expected 1 argument, got ${args.length}`);
    const list = new PyList(toArray(values));
    callMethod(list, "sort", [], keywords);
    return list;
  },
  "any 1": (values: Value) => findItem(values, isTrue) !== undefined,
  "all 1": (values: Value) => findItem(values, (item) => !isTrue(item)) === undefined,
  "iter 1-2": (value: Value, sentinel?: Value) => {
    if (sentinel === undefined) return iterator(value);
    return nativeItems(callableIterator, () => {
      const item = call(value, []);
      return equals(item, sentinel) ? undefined : item;
    });
  },
  "next 1-2": (value: Value, usual?: Value) => {
    const item = next(value);
    if (item !== undefined) return item;
    if (usual !== undefined) return usual;
    throw stop(value);
  },
  "isinstance 2": isInstanceOf,
  "issubclass 2": isSubclassOf,
  "callable 1": (value: Value) =>
    value instanceof PyFunction ||
    value instanceof PyBuiltin ||
    value instanceof PyMethod ||
    value instanceof PyClass ||
    typeOf(value).lookup("__call__") !== undefined,
  "id 1": identity,
  "hash 1": (value: Value) => int(hash(value, equals)),
  "getattr 2-3": (object: Value, attribute: Value, usual?: Value) => {
    if (usual === undefined) return getAttribute(object, name(attribute));
    const found = maybeAttribute(object, name(attribute));
    return found === undefined ? usual : found;
  },
  "hasattr 2": (object: Value, attribute: Value) => maybeAttribute(object, name(attribute)) !== undefined,
  "setattr 3": (object: Value, attribute: Value, value: Value) =>
    setAttribute(object, name(attribute), value),
  "delattr 2": (object: Value, attribute: Value) => deleteAttribute(object, name(attribute)),
  "bin 1": radix(2, "0b"),
  "oct 1": radix(8, "0o"),
  "hex 1": radix(16, "0x"),
  "chr 1": character,
  "ord 1": ordinal,
  "format 1-2": (value: Value, specification: string = "") => format(value, specification),
  "vars 0-1": (object?: Value) => {
    if (object === undefined) throw notHere("vars()", "keep the values in a dict");
    const found = findAttribute(object, "__dict__");
    if (found === undefined) throw typeError("vars() argument must have __dict__ attribute");
    return found;
  },
  "dir 0-1": (object?: Value) =>
    new PyList(object === undefined ? [...vm.globals.keys()].sort() : attributeNames(object)),
  "exit 0-1": (code: Value = null) => {
    throw error("SystemExit", code);
  },
  "quit 0-1": (code: Value = null) => {
    throw error("SystemExit", code);
  },
};

const CLASSES: readonly PyClass[] = [
  types.objectType,
  types.typeType,
  types.intType,
  types.boolType,
  types.floatType,
  types.strType,
  types.listType,
  types.tupleType,
  types.dictType,
  types.setType,
  types.frozensetType,
  types.rangeType,
  types.sliceType,
  types.propertyType,
  types.classmethodType,
  types.staticmethodType,
  types.superType,
];

/** Returns the names that every program has. */
export function builtinNames(): Map<string, Value> {
  const refusals = Object.entries(REFUSED).map(([own, instead]): [string, Value] => [
    own,
    new PyBuiltin(own, () => {
      throw notHere(`${own}()`, instead);
    }),
  ]);
  return new Map<string, Value>([
    ...functions(plain),
    ...refusals,
    ...[...CLASSES, ...iteratorClasses].map((cls): [string, Value] => [cls.name, cls]),
    ...exceptionTypes,
    ["IOError", exceptionTypes.get("OSError") as Value],
    ["EnvironmentError", exceptionTypes.get("OSError") as Value],
    ["NotImplemented", notImplemented],
    ["Ellipsis", ellipsis],
    ["__debug__", true],
  ]);
}
