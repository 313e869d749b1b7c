import {
  PyBuiltin,
  PyClassMethod,
  PyFunction,
  PyMethod,
  PyProperty,
  PyStaticMethod,
  PySuper,
} from "./callables.ts";
import { call } from "./calls.ts";
import { error, PyException, rescue, runningLine, typeError } from "./exceptions.ts";
import { type Keywords, objectType, PyClass, typeOf, typeType, type Value } from "./object.ts";
import { specialAttribute, type WithAttributes } from "./special-attributes.ts";
import { suggest } from "./suggest.ts";
import { PyHostObject, PyInstance, PyModule } from "./values.ts";
import { vm } from "./vm.ts";

/**
 * Returns an attribute.
 *
 * @throws AttributeError (of Python)
 */
export function getAttribute(object: Value, name: string): Value {
  const found = findAttribute(object, name);
  if (found === undefined) throw noAttribute(object, name);
  return found;
}

/** Returns an attribute, or undefined if there is none. */
export function findAttribute(object: Value, name: string): Value | undefined {
  if (object instanceof PyInstance) return findInInstance(object, name);
  if (object instanceof PyClass) return findInClass(object, name);
  if (object instanceof PyModule) {
    const member = object.attributes.get(name);
    return member === undefined ? special(object, name) : member;
  }
  if (object instanceof PySuper) return findInSuper(object, name);
  const own = (object as Partial<WithAttributes> | null)?.attributes?.get?.(name);
  if (own !== undefined) return own;
  const cls = typeOf(object);
  const found = cls.lookup(name);
  if (found !== undefined) return bind(found, object, cls);
  const other = special(object, name);
  if (other !== undefined || !cls.open) return other;
  return fallback(object, cls, name);
}

function findInInstance(object: PyInstance, name: string): Value | undefined {
  const { cls } = object;
  const found = cls.lookup(name);
  if (found !== undefined && isDataDescriptor(found)) return bind(found, object, cls);
  const own = object.attributes.get(name);
  if (own !== undefined) {
    const { attributes, onRead } = vm.hooks;
    return (attributes?.has(name) && onRead?.(object, name, own)) || own;
  }
  if (found !== undefined) return bind(found, object, cls);
  const other = special(object, name);
  return other === undefined ? fallback(object, cls, name) : other;
}

function fallback(object: Value, cls: PyClass, name: string): Value | undefined {
  const method = cls.lookup("__getattr__");
  return method === undefined ? undefined : call(method, [object, name]);
}

function isDataDescriptor(found: Value): boolean {
  if (found instanceof PyProperty) return true;
  return found instanceof PyInstance && found.cls.lookup("__set__") !== undefined;
}

/** Returns what an attribute of a class gives when it is read from an instance. */
function bind(found: Value, object: Value, cls: PyClass): Value {
  if (found instanceof PyFunction) return new PyMethod(object, found);
  if (found instanceof PyBuiltin) return found.binds ? new PyMethod(object, found) : found;
  if (found instanceof PyProperty) return readProperty(found, object);
  if (found instanceof PyClassMethod) return new PyMethod(cls, found.func);
  if (found instanceof PyStaticMethod) return found.func;
  if (found instanceof PyInstance) {
    const get = found.cls.lookup("__get__");
    if (get !== undefined) return call(get, [found, object, cls]);
  }
  return found;
}

function readProperty(property: PyProperty, object: Value): Value {
  if (property.get === null) {
    throw error(
      "AttributeError",
      `property '${property.name}' of '${typeOf(object).name}' object has no getter`,
    );
  }
  return call(property.get, [object]);
}

function findInClass(object: PyClass, name: string): Value | undefined {
  const found = object.lookup(name);
  if (found === undefined) {
    const ofType = typeType.attributes.get(name);
    return ofType === undefined ? special(object, name) : bind(ofType, object, typeType);
  }
  if (found instanceof PyClassMethod) return new PyMethod(object, found.func);
  if (found instanceof PyStaticMethod) return found.func;
  if (found instanceof PyInstance) {
    const get = found.cls.lookup("__get__");
    if (get !== undefined) return call(get, [found, null, object]);
  }
  return found;
}

function findInSuper({ start, self, selfClass }: PySuper, name: string): Value | undefined {
  const { mro } = selfClass;
  for (const cls of mro.slice(mro.indexOf(start) + 1)) {
    const found = cls.attributes.get(name);
    if (found === undefined) continue;
    if (self instanceof PyClass && self === selfClass)
      return found instanceof PyClassMethod
        ? new PyMethod(self, found.func)
        : found instanceof PyStaticMethod
          ? found.func
          : found;
    return bind(found, self, selfClass);
  }
  return undefined;
}

function special(object: Value, name: string): Value | undefined {
  if (!(object instanceof PyMethod) || name === "__class__") return specialAttribute(object, name);
  if (name === "__self__") return object.self;
  return name === "__func__" ? object.func : findAttribute(object.func, name);
}

export function noAttribute(object: Value, name: string): PyException {
  const exception = error("AttributeError", `${describeOwner(object)} has no attribute '${name}'`);
  exception.hint = suggest(name, attributeNames(object));
  return exception;
}

function describeOwner(object: Value): string {
  if (object instanceof PyClass) return `type object '${object.name}'`;
  if (object instanceof PyModule) return `module '${object.name}'`;
  return `'${typeOf(object).name}' object`;
}

/** Returns the names of the attributes of a value, sorted. */
export function attributeNames(object: Value): string[] {
  const names = new Set<string>();
  const own = (object as Partial<WithAttributes> | null)?.attributes;
  for (const name of own?.keys() ?? []) if (typeof name === "string") names.add(name);
  const classes =
    object instanceof PyClass ? object.mro : object instanceof PyModule ? [] : typeOf(object).mro;
  for (const cls of classes) for (const name of cls.attributes.keys()) names.add(name);
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Sets an attribute.
 *
 * @throws AttributeError or TypeError (of Python) if the value takes none
 */
export function setAttribute(object: Value, name: string, value: Value): void {
  const cls = typeOf(object);
  if (cls.open || object instanceof PyInstance) {
    const found = cls.lookup(name);
    if (found instanceof PyProperty) {
      setProperty(found, object, name, value);
      return;
    }
    if (found instanceof PyInstance) {
      const set = found.cls.lookup("__set__");
      if (set !== undefined) {
        call(set, [found, object, value]);
        return;
      }
    }
    const custom = cls.lookup("__setattr__");
    if (custom instanceof PyFunction || (custom instanceof PyBuiltin && custom.name !== "__setattr__")) {
      call(custom, [object, name, value]);
      return;
    }
  }
  storeAttribute(object, name, value);
}

function setProperty(property: PyProperty, object: Value, name: string, value: Value): void {
  if (property.set === null) {
    throw error(
      "AttributeError",
      `property '${property.name || name}' of '${typeOf(object).name}' object has no setter`,
    );
  }
  call(property.set, [object, value]);
}

/** Sets an attribute as `object.__setattr__` does. */
export function storeAttribute(object: Value, name: string, value: Value): void {
  if (object instanceof PyInstance) {
    if (name === "__class__") throw typeError("__class__ assignment is not supported here");
    if (object instanceof PyException && name.startsWith("__")) {
      if (name === "__cause__") object.cause = value;
      return;
    }
    const { slots, open } = object.cls;
    if (slots ? !slots.has(name) : !open && object instanceof PyHostObject) throw noAttribute(object, name);
    const { attributes, onAttribute } = vm.hooks;
    const before = object.attributes.get(name);
    object.attributes.set(name, value);
    if (attributes?.has(name)) onAttribute?.(object, name, before, value, runningLine());
    return;
  }
  if (object instanceof PyClass) {
    if (!object.open) throw typeError(`cannot set '${name}' attribute of immutable type '${object.name}'`);
    object.attributes.set(name, value);
    return;
  }
  if (object instanceof PyFunction) {
    if (name === "__name__") object.name = value as string;
    else if (name === "__qualname__") object.qualname = value as string;
    else {
      object.attributes ??= new Map();
      object.attributes.set(name, value);
    }
    return;
  }
  if (object instanceof PyBuiltin && object.attributes) {
    object.attributes.set(name, value);
    return;
  }
  const cls = typeOf(object);
  if (cls.open && object !== null && typeof object === "object") {
    const own = object as unknown as WithAttributes;
    own.attributes ??= new Map();
    own.attributes.set(name, value);
    return;
  }
  if (object instanceof PyModule) throw typeError(`the module '${object.name}' cannot be changed here`);
  if (findAttribute(object, name) === undefined) throw noAttribute(object, name);
  throw error("AttributeError", `'${cls.name}' object attribute '${name}' is read-only`);
}

export function deleteAttribute(object: Value, name: string): void {
  const cls = typeOf(object);
  const found = cls.lookup(name);
  if (found instanceof PyProperty) {
    if (found.remove === null) {
      throw error(
        "AttributeError",
        `property '${found.name || name}' of '${cls.name}' object has no deleter`,
      );
    }
    call(found.remove, [object]);
    return;
  }
  const custom = cls.open ? cls.lookup("__delattr__") : undefined;
  if (custom instanceof PyFunction || (custom instanceof PyBuiltin && custom.name !== "__delattr__")) {
    call(custom, [object, name]);
    return;
  }
  removeAttribute(object, name);
}

/** Deletes an attribute as `object.__delattr__` does. */
export function removeAttribute(object: Value, name: string): void {
  if (object instanceof PyClass && !object.open) {
    throw typeError(`cannot set '${name}' attribute of immutable type '${object.name}'`);
  }
  const own = (object as Partial<WithAttributes> | null)?.attributes;
  if (object instanceof PyModule || !own?.delete?.(name)) {
    if (object instanceof PyClass) {
      throw error("AttributeError", `type object '${object.name}' has no attribute '${name}'`);
    }
    throw noAttribute(object, name);
  }
}

/** Returns the function of `object.name(…)` that takes the object as its first argument, if there is such a one. */
export function plainMethod(object: Value, name: string): PyFunction | PyBuiltin | undefined {
  if (object instanceof PyInstance) {
    const found = object.cls.lookup(name);
    return found instanceof PyFunction && !object.attributes.has(name) ? found : undefined;
  }
  if (object instanceof PyClass || object instanceof PyModule || object instanceof PySuper) return undefined;
  const found = typeOf(object).lookup(name);
  if (!(found instanceof PyBuiltin && found.binds)) return undefined;
  return (object as Partial<WithAttributes> | null)?.attributes ? undefined : found;
}

/** `object.name(…)`. */
export function callMethod(object: Value, name: string, args: Value[], keywords?: Keywords): Value {
  const found = plainMethod(object, name);
  if (found) return call(found, [object, ...args], keywords);
  return call(getAttribute(object, name), args, keywords);
}

/** Returns an attribute, or undefined also where `__getattr__` or a property raises AttributeError. */
export function maybeAttribute(object: Value, name: string): Value | undefined {
  return rescue(
    "AttributeError",
    () => findAttribute(object, name),
    () => undefined,
  );
}

/** Whether a class has this special method from somewhere else than `object`. */
export function overrides(cls: PyClass, name: string): boolean {
  const found = cls.lookup(name);
  return found !== undefined && found !== objectType.attributes.get(name);
}
