import { getAttribute, removeAttribute, storeAttribute } from "../attributes.ts";
import { PyClassMethod, PyProperty, PyStaticMethod } from "../callables.ts";
import { makeBare } from "../calls.ts";
import { makeClass } from "../classes.ts";
import { makeSuper } from "../compile/calls.ts";
import { typeError } from "../exceptions.ts";
import { format } from "../format.ts";
import { identity } from "../hash.ts";
import { type Bodies, builtin } from "../native.ts";
import {
  classmethodType,
  objectType,
  PyClass,
  propertyType,
  staticmethodType,
  superType,
  typeOf,
  typeType,
  type Value,
} from "../object.ts";
import { nativeRepr, repr, str } from "../represent.ts";
import { notImplemented, PyDict, PyTuple } from "../values.ts";

export const objectMethods: Bodies = {
  "__repr__ 0": (self: Value) => nativeRepr(self),
  "__str__ 0": (self: Value) => repr(self),
  "__eq__ 1": (self: Value, other: Value) => (self === other ? true : notImplemented),
  "__ne__ 1": (self: Value, other: Value) => (self === other ? false : notImplemented),
  "__hash__ 0": (self: Value) => identity(self) / 16,
  "__init__ *": () => null,
  "__format__ 1": (self: Value, specification: string) => format(str(self), specification),
  "__setattr__ 2": (self: Value, name: Value, value: Value) => storeAttribute(self, text(name), value),
  "__delattr__ 1": (self: Value, name: Value) => removeAttribute(self, text(name)),
  "__getattribute__ 1": (self: Value, name: Value) => getAttribute(self, text(name)),
};

function text(name: Value): string {
  if (typeof name === "string") return name;
  throw typeError(`attribute name must be string, not '${typeOf(name).name}'`);
}

/** Adds what makes instances of the classes that functions and classes are made of. */
export function installObjectType(): void {
  objectType.attributes.set(
    "__new__",
    new PyStaticMethod(
      builtin("__new__ *", ([cls, ...args]: Value[]) => {
        if (!(cls instanceof PyClass)) throw typeError("object.__new__(X): X is not a type object");
        return makeBare(cls, args);
      }),
    ),
  );
  objectType.attributes.set(
    "__init_subclass__",
    new PyClassMethod(
      builtin("__init_subclass__ *", ([cls]: Value[], keywords?: ReadonlyMap<string, Value>) => {
        if (keywords?.size) {
          throw typeError(`${(cls as PyClass).name}.__init_subclass__() takes no keyword arguments`);
        }
      }),
    ),
  );
  typeType.make = (_, args) => {
    const [name, bases, namespace] = args;
    if (args.length !== 3) throw typeError("type() takes 1 or 3 arguments");
    if (typeof name !== "string" || !(bases instanceof PyTuple) || !(namespace instanceof PyDict)) {
      throw typeError("type.__new__() takes a str, a tuple and a dict");
    }
    return makeClass(name, name, bases.items, namespace.map as ReadonlyMap<string, Value>);
  };
  typeType.final = true;
  propertyType.make = (_, [get = null, set = null, remove = null]) => new PyProperty(get, set, remove);
  classmethodType.make = (_, [func = null]) => new PyClassMethod(func);
  staticmethodType.make = (_, [func = null]) => new PyStaticMethod(func);
  superType.make = (_, [cls, self]) => {
    if (!(cls instanceof PyClass) || self === undefined)
      throw typeError("super() takes a class and an instance");
    return makeSuper(cls, self);
  };
}

export const propertyMethods: Bodies = {
  "getter 1": (self: PyProperty, get: Value) => new PyProperty(get, self.set, self.remove, self.name),
  "setter 1": (self: PyProperty, set: Value) => new PyProperty(self.get, set, self.remove, self.name),
  "deleter 1": (self: PyProperty, remove: Value) => new PyProperty(self.get, self.set, remove, self.name),
};

/** `type.mro()`. */
export const typeMethods: Bodies = {
  "mro 0": (self: PyClass) => new PyTuple(self.mro),
};
