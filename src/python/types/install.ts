import { PyStaticMethod } from "../callables.ts";
import { nativeCompare, nativeContains } from "../compare.ts";
import { error, typeError } from "../exceptions.ts";
import { iterator, iteratorTypes, nativeIterator, toArray } from "../iteration.ts";
import { addMethods, type Bodies, builtin } from "../native.ts";
import * as types from "../object.ts";
import { type Keywords, type PyClass, typeOf, type Value } from "../object.ts";
import { nativeRepr, str } from "../represent.ts";
import { addAll } from "../set-operations.ts";
import { indexOf, nativeDeleteItem, nativeItem, nativeSetItem } from "../subscripts.ts";
import { isTrue, nativeLength } from "../truth.ts";
import { notImplemented, PyDict, PyList, PyRange, PySet, PySlice, PyTuple } from "../values.ts";
import { dictMethods, installDictType, update } from "./dicts.ts";
import { installExceptionType } from "./exception-type.ts";
import { generatorMethods, iteratorClasses, iteratorMethods } from "./iterators.ts";
import { listMethods, tupleMethods } from "./lists.ts";
import { floatMethods, intMethods, noKeywords, toFloatValue, toInt } from "./numbers.ts";
import { installObjectType, objectMethods, propertyMethods, typeMethods } from "./object-type.ts";
import { anySetMethods, setMethods } from "./sets.ts";
import { makeTranslation, stringMethods } from "./strings.ts";

let installed = false;

/** Gives the built-in classes their methods, once. The classes cannot be changed by programs. */
export function installTypes(): void {
  if (installed) return;
  installed = true;
  addMethods(types.objectType, objectMethods);
  installObjectType();
  addMethods(types.typeType, typeMethods);
  addMethods(types.propertyType, propertyMethods);
  addMethods(types.intType, intMethods);
  addMethods(types.floatType, floatMethods);
  addMethods(types.strType, { ...stringMethods, ...container });
  addMethods(types.listType, { ...listMethods, ...container, ...changeable });
  addMethods(types.tupleType, { ...tupleMethods, ...container });
  addMethods(types.dictType, { ...dictMethods, ...container, ...changeable });
  for (const cls of [types.setType, types.frozensetType]) {
    addMethods(cls, { ...anySetMethods, ...container });
    cls.attributes.delete("__getitem__");
  }
  addMethods(types.setType, setMethods);
  addMethods(types.rangeType, container);
  for (const cls of [...iteratorTypes, ...iteratorClasses]) addMethods(cls, iteratorMethods);
  addMethods(types.generatorType, generatorMethods);
  addMethods(types.sliceType, {});
  for (const cls of [types.listType, types.dictType, types.setType]) cls.attributes.set("__hash__", null);
  types.strType.attributes.set("maketrans", new PyStaticMethod(builtin("maketrans *", makeTranslation)));
  installDictType();
  installExceptionType();
  installConstructors();
}

/** Special methods of containers, for subclasses that call them by `super()`. */
const container: Bodies = {
  "__len__ 0": (self: Value) => nativeLength(self),
  "__getitem__ 1": (self: Value, index: Value) => nativeItem(self, index),
  "__contains__ 1": (self: Value, value: Value) => nativeContains(self, value) ?? false,
  "__iter__ 0": (self: Value) => nativeIterator(self) ?? iterator(self),
  "__repr__ 0": (self: Value) => nativeRepr(self),
  "__eq__ 1": (self: Value, other: Value) => nativeCompare("==", self, other) ?? notImplemented,
};

const changeable: Bodies = {
  "__setitem__ 2": (self: Value, index: Value, value: Value) => nativeSetItem(self, index, value),
  "__delitem__ 1": (self: Value, index: Value) => nativeDeleteItem(self, index),
};

type Make = (cls: PyClass, args: Value[], keywords: Keywords | undefined) => Value;

function installConstructors(): void {
  const construct = (type: PyClass, most: number, make: Make, takesKeywords = false) => {
    type.make = (cls, args, keywords) => {
      if (args.length > most) {
        throw typeError(
          `${type.name} expected at most ${most} argument${most === 1 ? "" : "s"}, got ${args.length}`,
        );
      }
      if (!takesKeywords) noKeywords(type.name, keywords);
      return make(cls, args, keywords);
    };
  };
  construct(
    types.intType,
    2,
    (_, [value, base], keywords) => toInt(value, base ?? keywords?.get("base")),
    true,
  );
  construct(types.boolType, 1, (_, [value]) => value !== undefined && isTrue(value));
  construct(types.floatType, 1, (_, [value]) => toFloatValue(value));
  construct(
    types.strType,
    3,
    (_, [value], keywords) => {
      const given = value === undefined ? keywords?.get("object") : value;
      return given === undefined ? "" : str(given);
    },
    true,
  );
  construct(types.listType, 1, (cls, [items]) => new PyList(items === undefined ? [] : toArray(items), cls));
  construct(
    types.tupleType,
    1,
    (cls, [items]) => new PyTuple(items === undefined ? [] : toArray(items), cls),
  );
  construct(
    types.dictType,
    1,
    (cls, [source], keywords) => {
      const dict = new PyDict(new Map(), cls);
      update(dict, source, keywords);
      return dict;
    },
    true,
  );
  for (const type of [types.setType, types.frozensetType]) {
    construct(type, 1, (cls, [items]) => {
      const set = new PySet(new Map(), cls);
      if (items !== undefined) addAll(set, items);
      return set;
    });
  }
  construct(types.rangeType, 3, (_, args) => makeRange(args));
  types.rangeType.final = true;
  construct(types.sliceType, 3, (_, args) => {
    const [start = null, stop = null, step = null] = args;
    return args.length === 1 ? new PySlice(null, start, null) : new PySlice(start, stop, step);
  });
  for (const type of [
    types.noneType,
    types.functionType,
    types.builtinType,
    types.methodType,
    types.moduleType,
    types.generatorType,
    types.cellType,
  ]) {
    type.make = () => {
      throw typeError(`cannot create '${type.name}' instances`);
    };
    type.final = true;
  }
}

function makeRange(args: readonly Value[]): PyRange {
  if (args.length === 0) throw typeError("range expected at least 1 argument, got 0");
  const numbers = args.map((value) => {
    const found = indexOf(value);
    if (found === undefined) {
      throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
    }
    if (typeof found === "bigint")
      throw error("OverflowError", "Python int too large to convert to C ssize_t");
    return found;
  });
  const [first = 0, second, step = 1] = numbers;
  if (step === 0) throw error("ValueError", "range() arg 3 must not be zero");
  return second === undefined ? new PyRange(0, first, 1) : new PyRange(first, second, step);
}
