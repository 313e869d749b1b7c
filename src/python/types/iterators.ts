import type { PyGenerator } from "../callables.ts";
import { call, callSpecial, resume } from "../calls.ts";
import { caught, error, exceptionType, PyException, typeError, valueError } from "../exceptions.ts";
import { items, iterator, nativeItems, next } from "../iteration.ts";
import type { Bodies } from "../native.ts";
import { type Keywords, objectType, PyClass, typeOf, type Value } from "../object.ts";
import { getItem } from "../subscripts.ts";
import { isTrue, lengthOf } from "../truth.ts";
import { PyDict, PyIterator, PyList, PyRange, PyTuple } from "../values.ts";
import { refuel, vm } from "../vm.ts";

/** Methods of every iterator. */
export const iteratorMethods: Bodies = {
  "__iter__ 0": (self: Value) => self,
  "__next__ 0": (self: Value) => {
    const item = next(self);
    if (item === undefined) throw stop(self);
    return item;
  },
};

/** The exception at the end of an iterator, with what a generator returned. */
export function stop(iterator: Value): PyException {
  const result = (iterator as Partial<PyGenerator> | null)?.result ?? null;
  return result === null ? error("StopIteration") : error("StopIteration", result);
}

function throwInto(self: PyGenerator, exception: PyException): Value | undefined {
  if (!self.started) {
    self.finished = true;
    throw exception;
  }
  if (self.finished) throw exception;
  return resume(self, () => self.body.throw(exception));
}

export const generatorMethods: Bodies = {
  ...iteratorMethods,
  "send 1": (self: PyGenerator, value: Value) => {
    if (!self.started && value !== null) {
      throw typeError("can't send non-None value to a just-started generator");
    }
    const item = resume(self, () => self.body.next(value));
    if (item === undefined) throw stop(self);
    return item;
  },
  "throw 1-3": (self: PyGenerator, type: Value, value?: Value) => {
    const raised = value !== undefined && value !== null ? value : type;
    const exception = raised instanceof PyClass ? call(raised, []) : raised;
    if (!(exception instanceof PyException)) {
      throw typeError("exceptions must be classes or instances deriving from BaseException");
    }
    exception.trace ??= [];
    const item = throwInto(self, exception);
    if (item === undefined) throw stop(self);
    return item;
  },
  "close 0": (self: PyGenerator) => {
    const { frame, depth } = vm;
    try {
      if (!self.started || self.finished) self.finished = true;
      else if (throwInto(self, error("GeneratorExit")) !== undefined) {
        throw error("RuntimeError", "generator ignored GeneratorExit");
      }
    } catch (thrown) {
      const exception = caught(thrown, frame, depth);
      if (!exception.cls.isSubclass(exceptionType("GeneratorExit"))) throw exception;
    }
  },
};

type Make = (cls: PyClass, args: Value[], keywords: Keywords | undefined) => Value;

function iteratorClass(name: string, make: Make): PyClass {
  const cls = new PyClass(name, [objectType]);
  cls.make = make;
  cls.final = true;
  return cls;
}

function reversedItems(value: Value): () => Value | undefined {
  if (value instanceof PyList || value instanceof PyTuple) {
    let at = value.items.length;
    return () => value.items[--at];
  }
  if (value instanceof PyRange) {
    let at = value.length;
    return () => (at > 0 ? value.start + value.step * --at : undefined);
  }
  const cls = typeOf(value);
  if (typeof value !== "string" && (cls.lookup("__getitem__") === undefined || value instanceof PyDict)) {
    throw typeError(`'${cls.name}' object is not reversible`);
  }
  let at = lengthOf(value);
  return () => (at > 0 ? getItem(value, --at) : undefined);
}

/** `enumerate`, `zip`, `map`, `filter` and `reversed`. */
export const iteratorClasses: readonly PyClass[] = [
  iteratorClass("enumerate", (cls, [source, first], keywords) => {
    if (source === undefined) throw typeError("enumerate() missing required argument 'iterable' (pos 1)");
    const each = items(source);
    let index = Number(keywords?.get("start") ?? first ?? 0);
    return nativeItems(cls, () => {
      const item = each.next();
      return item === undefined ? undefined : new PyTuple([index++, item]);
    });
  }),
  iteratorClass("zip", (cls, args, keywords) => {
    const sources = args.map(items);
    const strict = isTrue(keywords?.get("strict") ?? false);
    return nativeItems(cls, () => {
      const row: Value[] = [];
      for (const [index, source] of sources.entries()) {
        const item = source.next();
        if (item !== undefined) {
          row.push(item);
          continue;
        }
        if (strict) checkStrict(index, sources);
        return undefined;
      }
      return row.length === 0 ? undefined : new PyTuple(row);
    });
  }),
  iteratorClass("map", (cls, [func, ...args]) => {
    if (func === undefined || args.length === 0) throw typeError("map() must have at least two arguments.");
    const sources = args.map(items);
    return nativeItems(cls, () => {
      const row: Value[] = [];
      for (const source of sources) {
        const item = source.next();
        if (item === undefined) return undefined;
        row.push(item);
      }
      return call(func, row);
    });
  }),
  iteratorClass("filter", (cls, args) => {
    const [test, source] = args;
    if (test === undefined || source === undefined) {
      throw typeError(`filter expected 2 arguments, got ${args.length}`);
    }
    const each = items(source);
    return nativeItems(cls, () => {
      for (let item = each.next(); item !== undefined; item = each.next()) {
        if (--vm.fuel < 0) refuel();
        if (isTrue(test === null ? item : call(test, [item]))) return item;
      }
      return undefined;
    });
  }),
  iteratorClass("reversed", (cls, [source]) => {
    if (source === undefined) throw typeError("reversed expected 1 argument, got 0");
    const custom = callSpecial(source, "__reversed__");
    if (custom !== undefined) return custom instanceof PyIterator ? custom : iterator(custom);
    return nativeItems(cls, reversedItems(source));
  }),
];

function checkStrict(index: number, sources: readonly { next(): Value | undefined }[]): void {
  const name = (count: number) => (count === 1 ? "argument 1" : `arguments 1-${count}`);
  if (index > 0) throw valueError(`zip() argument ${index + 1} is shorter than ${name(index)}`);
  for (const [other, source] of sources.entries()) {
    if (other > 0 && source.next() !== undefined) {
      throw valueError(`zip() argument ${other + 1} is longer than ${name(other)}`);
    }
  }
}
