/**
 * A Python value. None is `null`, a bool is a boolean, an int is a number while it is a safe integer and a bigint
 * beyond, a str is a string. A float is a {@link PyFloat}, so that 1 and 1.0 stay apart.
 */
export type Value = null | boolean | number | bigint | string | PyObject;

/** Keyword arguments by name. */
export type Keywords = ReadonlyMap<string, Value>;

/** What a function written in JavaScript gets: positional arguments, and keywords if there are any. */
export type Native = (args: Value[], keywords: Keywords | undefined) => Value;

/**
 * What a dict or a set finds a value by: equal for values that are equal in Python. Numbers stand for themselves
 * whatever their type, strings and tuples are strings, other objects are themselves.
 */
export type HashKey = null | number | bigint | string | PyObject;

/** Every value that is not a JavaScript primitive. Its attributes are in maps, never properties of the object. */
export abstract class PyObject {
  abstract readonly cls: PyClass;
}

/** A class: built in, of the program, or of the host. */
export class PyClass extends PyObject {
  /** The classes in which an attribute is looked up, this one first. */
  mro: readonly PyClass[];
  readonly attributes = new Map<string, Value>();
  /** Makes an instance of the class or of a subclass; inherited by subclasses. */
  make: ((cls: PyClass, args: Value[], keywords: Keywords | undefined) => Value) | undefined;
  /** Whether operators must look for special methods: false for the plain built-in types. */
  dispatches = false;
  /** Whether a program may set attributes of the class. */
  open = false;
  /** Whether programs may derive from the class. */
  final = false;
  /** The only names that instances may have, from `__slots__`. */
  slots: ReadonlySet<string> | undefined = undefined;
  module = "builtins";
  qualname: string;

  constructor(
    readonly name: string,
    readonly bases: readonly PyClass[] = [],
  ) {
    super();
    this.qualname = name;
    this.mro = [this, ...(bases[0]?.mro ?? [])];
    this.make = bases[0]?.make;
    this.dispatches = bases.some((base) => base.dispatches);
  }

  get cls(): PyClass {
    return typeType;
  }

  /** Returns the attribute from the first class that has it. */
  lookup(name: string): Value | undefined {
    for (const cls of this.mro) {
      const found = cls.attributes.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  isSubclass(of: PyClass): boolean {
    return this.mro.includes(of);
  }
}

export const objectType = new PyClass("object");
export const typeType = new PyClass("type", [objectType]);
export const noneType = new PyClass("NoneType", [objectType]);
export const intType = new PyClass("int", [objectType]);
export const boolType = new PyClass("bool", [intType]);
export const floatType = new PyClass("float", [objectType]);
export const strType = new PyClass("str", [objectType]);
export const listType = new PyClass("list", [objectType]);
export const tupleType = new PyClass("tuple", [objectType]);
export const dictType = new PyClass("dict", [objectType]);
export const setType = new PyClass("set", [objectType]);
export const frozensetType = new PyClass("frozenset", [objectType]);
export const rangeType = new PyClass("range", [objectType]);
export const sliceType = new PyClass("slice", [objectType]);
export const functionType = new PyClass("function", [objectType]);
export const builtinType = new PyClass("builtin_function_or_method", [objectType]);
export const methodType = new PyClass("method", [objectType]);
export const moduleType = new PyClass("module", [objectType]);
export const cellType = new PyClass("cell", [objectType]);
export const propertyType = new PyClass("property", [objectType]);
export const classmethodType = new PyClass("classmethod", [objectType]);
export const staticmethodType = new PyClass("staticmethod", [objectType]);
export const superType = new PyClass("super", [objectType]);
export const generatorType = new PyClass("generator", [objectType]);
export const notImplementedType = new PyClass("NotImplementedType", [objectType]);
export const ellipsisType = new PyClass("ellipsis", [objectType]);

/** Returns the class of a value. */
export function typeOf(value: Value): PyClass {
  switch (typeof value) {
    case "number":
    case "bigint":
      return intType;
    case "string":
      return strType;
    case "boolean":
      return boolType;
    default:
      return value === null ? noneType : value.cls;
  }
}

export function isInstance(value: Value, cls: PyClass): boolean {
  return typeOf(value).mro.includes(cls);
}

/** Whether a value is an int, or a bool, which is one. */
export function isInt(value: Value | undefined): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean";
}
