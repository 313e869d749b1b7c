import { Cell, PyBuiltin, PyFunction, PyGenerator, PyProperty } from "./callables.ts";
import { error, PyException } from "./exceptions.ts";
import { PyClass, typeOf, type Value } from "./object.ts";
import { PyDict, PyModule, PyTuple } from "./values.ts";

/** Values with attributes of their own. */
export type WithAttributes = { attributes: Map<string, Value> | undefined };

/** Returns an attribute that every value of a kind has, such as `__name__` of a function or `args` of an exception. */
export function specialAttribute(object: Value, name: string): Value | undefined {
  if (!name.startsWith("__")) return specialOfExceptions(object, name);
  if (name === "__class__") return typeOf(object);
  if (object instanceof PyClass) return specialOfClass(object, name);
  if (object instanceof PyFunction) return specialOfFunction(object, name);
  if (name === "__name__" || name === "__qualname__") {
    if (object instanceof PyBuiltin || object instanceof PyModule || object instanceof PyGenerator) {
      return object.name;
    }
  }
  if (name === "__dict__" && object !== null && typeof object === "object") {
    const { attributes } = object as unknown as Partial<WithAttributes>;
    return attributes && !(object instanceof PyModule) ? new PyDict(attributes) : undefined;
  }
  if (name === "__doc__") return null;
  return specialOfExceptions(object, name);
}

function specialOfExceptions(object: Value, name: string): Value | undefined {
  if (object instanceof Cell && name === "cell_contents") {
    if (object.value === undefined) throw error("ValueError", "Cell is empty");
    return object.value;
  }
  if (object instanceof PyProperty) {
    const part = { fget: object.get, fset: object.set, fdel: object.remove };
    return Object.hasOwn(part, name) ? part[name as keyof typeof part] : undefined;
  }
  if (!(object instanceof PyException)) return undefined;
  switch (name) {
    case "args":
      return object.args;
    case "__cause__":
      return object.cause;
    case "__context__":
      return object.context;
    case "__traceback__":
      return null;
    case "value":
      return object.cls.isSubclass(typeOf(object)) && object.cls.name === "StopIteration"
        ? (object.args.items[0] ?? null)
        : undefined;
    case "name":
      return object.cls.name === "NameError" || object.cls.name === "AttributeError" ? null : undefined;
    default:
      return undefined;
  }
}

function specialOfClass(object: PyClass, name: string): Value | undefined {
  switch (name) {
    case "__name__":
      return object.name;
    case "__qualname__":
      return object.qualname;
    case "__module__":
      return object.module;
    case "__mro__":
      return new PyTuple(object.mro);
    case "__bases__":
      return new PyTuple(object.bases);
    case "__base__":
      return object.bases[0] ?? null;
    case "__dict__":
      return new PyDict(new Map(object.attributes));
    case "__doc__":
      return null;
    default:
      return undefined;
  }
}

function specialOfFunction(object: PyFunction, name: string): Value | undefined {
  switch (name) {
    case "__name__":
      return object.name;
    case "__qualname__":
      return object.qualname;
    case "__module__":
      return "__main__";
    case "__doc__":
      return null;
    case "__defaults__":
      return object.defaults.length > 0 ? new PyTuple(object.defaults) : null;
    case "__closure__":
      return object.closure.length > 0 ? new PyTuple(object.closure) : null;
    case "__dict__":
      object.attributes ??= new Map();
      return new PyDict(object.attributes);
    default:
      return undefined;
  }
}
