import { PyClassMethod, PyFunction, PyProperty, PyStaticMethod } from "./callables.ts";
import { typeError } from "./exceptions.ts";
import { boolType, floatType, intType, objectType, PyClass, strType, typeOf, type Value } from "./object.ts";
import { PyList, PyTuple } from "./values.ts";

/** Built-in classes whose instances hold nothing but their value. */
const SEALED: readonly PyClass[] = [boolType, intType, floatType, strType];

/**
 * Makes a class of the program.
 *
 * @throws TypeError (of Python) if its bases do not go together
 */
export function makeClass(
  name: string,
  qualname: string,
  bases: readonly Value[],
  namespace: ReadonlyMap<string, Value>,
): PyClass {
  const classes = bases.length === 0 ? [objectType] : bases.map(checkBase);
  const duplicate = classes.find((cls, i) => classes.indexOf(cls) !== i);
  if (duplicate) throw typeError(`duplicate base class ${duplicate.name}`);
  const made = new PyClass(name, classes);
  made.mro = [made, ...linearize(classes)];
  made.make = made.mro.find(({ make }) => make)?.make;
  made.qualname = qualname;
  made.module = "__main__";
  made.open = true;
  made.dispatches = true;
  for (const [key, value] of namespace) made.attributes.set(key, implicit(key, value));
  for (const [key, value] of made.attributes) if (value instanceof PyProperty) value.name = key;
  if (made.attributes.has("__eq__") && !made.attributes.has("__hash__"))
    made.attributes.set("__hash__", null);
  made.slots = slotsOf(made, namespace.get("__slots__"));
  return made;
}

function checkBase(base: Value): PyClass {
  if (!(base instanceof PyClass)) {
    throw typeError(`a base must be a class, and '${typeOf(base).name}' is none`);
  }
  if (base === boolType || base.final) {
    throw typeError(`type '${base.name}' is not an acceptable base type`);
  }
  if (SEALED.includes(base)) {
    throw typeError(
      `classes derived from ${base.name} are not supported here; keep the value in an attribute`,
    );
  }
  return base;
}

/** Methods that Python binds to the class, whether they say so or not. */
function implicit(name: string, value: Value): Value {
  if (!(value instanceof PyFunction)) return value;
  if (name === "__new__") return new PyStaticMethod(value);
  if (name === "__init_subclass__" || name === "__class_getitem__") return new PyClassMethod(value);
  return value;
}

function slotsOf(made: PyClass, own: Value | undefined): ReadonlySet<string> | undefined {
  if (own === undefined) return undefined;
  const names = own instanceof PyList || own instanceof PyTuple ? own.items : [own];
  const all = new Set(names as readonly string[]);
  for (const base of made.mro.slice(1)) {
    if (base === objectType) continue;
    if (!base.slots) return undefined;
    for (const name of base.slots) all.add(name);
  }
  return all;
}

/** The C3 linearization of the bases. */
function linearize(bases: readonly PyClass[]): PyClass[] {
  const lists = [...bases.map(({ mro }) => [...mro]), [...bases]];
  const result: PyClass[] = [];
  for (;;) {
    const rest = lists.filter((list) => list.length > 0);
    if (rest.length === 0) return result;
    const next = rest
      .map(([head]) => head as PyClass)
      .find((head) => !rest.some((list) => list.indexOf(head) > 0));
    if (!next) {
      const names = [...new Set(rest.map(([head]) => head?.name))].join(", ");
      throw typeError(`Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
    }
    result.push(next);
    for (const list of rest) if (list[0] === next) list.shift();
  }
}
