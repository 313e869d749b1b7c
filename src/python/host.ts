import { PyProperty } from "./callables.ts";
import { error, type PyException, typeError } from "./exceptions.ts";
import { addMethods, type Bodies, builtin, functions } from "./native.ts";
import { isInt, objectType, PyClass, typeOf, type Value } from "./object.ts";
import { PyFloat, PyHostObject, PyModule } from "./values.ts";

/** An attribute that a program can read, and write if there is `set`. */
export interface HostAttribute<T> {
  readonly get: (self: T) => Value;
  readonly set?: (self: T, value: Value) => void;
}

export interface HostType<T> {
  readonly name: string;
  /** The module that `repr` of the class names. */
  readonly module: string;
  /**
   * Called for `Name(…)`. The signature is that of `native.ts`, such as `0-1 value:0`; without one, a program cannot
   * make instances.
   */
  readonly create?: { readonly signature: string; readonly body: (...args: never[]) => T };
  /**
   * Methods and operators by signature (see `native.ts`), such as `__add__ 1`, `__radd__ 1`, `backward 0-1 seed:0`,
   * `__repr__ 0`, `__len__ 0`, `__iter__ 0`. They get the instance first, and may return {@link notImplemented}.
   */
  readonly methods?: Bodies;
  readonly attributes?: Readonly<Record<string, HostAttribute<T>>>;
}

/**
 * Makes a class whose instances stand for values of the host. A program sees only the methods and attributes that are
 * listed here.
 */
export function hostType<T>({ name, module, create, methods = {}, attributes = {} }: HostType<T>): PyClass {
  const cls = new PyClass(name, [objectType]);
  cls.module = module;
  cls.dispatches = true;
  cls.final = true;
  addMethods(cls, methods);
  // The constructor is checked like any function; what it returns is no value of Python until it is wrapped.
  let host: T;
  const make =
    create &&
    builtin(`${name} ${create.signature}`, (...args: never[]) => {
      host = create.body(...args);
    });
  cls.make = (_, args, keywords) => {
    if (!make) throw typeError(`cannot create '${name}' instances`);
    make.call(args, keywords);
    return new PyHostObject(cls, host);
  };
  const self = (value: Value): T => {
    if (value instanceof PyHostObject && value.cls === cls) return value.host as T;
    throw typeError(`a '${name}' is needed, not '${typeOf(value).name}'`);
  };
  for (const [attribute, { get, set }] of Object.entries(attributes)) {
    const getter = builtin(`${attribute} 1`, (object: Value) => get(self(object)));
    const setter = set
      ? builtin(`${attribute} 2`, (object: Value, value: Value) => set(self(object), value))
      : null;
    cls.attributes.set(attribute, new PyProperty(getter, setter, null, attribute));
  }
  return cls;
}

/** Returns an instance of a class of {@link hostType} for a value of the host. */
export function hostObject<T>(cls: PyClass, host: T): PyHostObject {
  return new PyHostObject(cls, host);
}

/** Returns the value of the host behind an instance of a class, or undefined for other values. */
export function hostOf<T>(cls: PyClass, value: Value): T | undefined {
  return value instanceof PyHostObject && value.cls === cls ? (value.host as T) : undefined;
}

/**
 * Makes a module.
 *
 * @param bodies functions by signature (see `native.ts`)
 * @param members other values, such as classes
 */
export function hostModule(
  name: string,
  bodies: Bodies,
  members: Readonly<Record<string, Value>> = {},
): PyModule {
  return new PyModule(name, new Map([...functions(bodies), ...Object.entries(members)]));
}

/** Returns a number as a float. */
export function float(value: number): Value {
  return new PyFloat(value);
}

/** Returns an int, a bool or a float as a number, or undefined for other values. */
export function numberOf(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  return isInt(value) ? Number(value) : undefined;
}

/** Returns an exception of a built-in class, for a function of the host to throw. */
export function pythonError(type: string, message: string): PyException {
  return error(type, message);
}
