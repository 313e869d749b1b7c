import { getAttribute, plainMethod } from "../attributes.ts";
import { Cell, type Frame, PyFunction, PySuper } from "../callables.ts";
import { call, callFunction } from "../calls.ts";
import { error, rescue, typeError } from "../exceptions.ts";
import { toArray } from "../iteration.ts";
import { PyClass, superType, typeOf, type Value } from "../object.ts";
import { str } from "../represent.ts";
import type { Expression, Of } from "../tree.ts";
import { PyDict } from "../values.ts";
import type { Context, Evaluate } from "./context.ts";

/** Adds the arguments of a call to an array. */
type Collect = (frame: Frame, args: Value[], func: Value) => void;

/** Compiles a call: first the function, then the arguments, from left to right. */
export function compileCall(node: Of<"call">, context: Context): Evaluate {
  const { func } = node;
  const collect = positional(node.args, context);
  const keywords = named(node.keywords, context);
  if (func.kind === "attribute") {
    const object = context.expression(func.object);
    const { name } = func;
    return (frame) => {
      const self = object(frame);
      const method = plainMethod(self, name);
      const target = method ?? getAttribute(self, name);
      const args = method ? [self] : [];
      collect(frame, args, target);
      const named = keywords?.(frame, target);
      return target instanceof PyFunction ? callFunction(target, args, named) : call(target, args, named);
    };
  }
  const target = context.expression(func);
  if (func.kind === "name" && func.name === "super" && node.args.length === 0) {
    const implicit = implicitSuper(context);
    return (frame) => {
      const found = target(frame);
      return found === superType ? implicit(frame) : call(found, []);
    };
  }
  if (keywords === undefined) {
    return (frame) => {
      const found = target(frame);
      const args: Value[] = [];
      collect(frame, args, found);
      return found instanceof PyFunction ? callFunction(found, args, undefined) : call(found, args);
    };
  }
  return (frame) => {
    const found = target(frame);
    const args: Value[] = [];
    collect(frame, args, found);
    return call(found, args, keywords(frame, found));
  };
}

function positional(nodes: readonly Expression[], context: Context): Collect {
  const parts = nodes.map((node) =>
    node.kind === "starred" ? spread(node, context) : context.expression(node),
  );
  const starred = nodes.some(({ kind }) => kind === "starred");
  if (!starred) {
    const [first, second] = parts as Evaluate[];
    if (parts.length === 0) return () => {};
    if (parts.length === 1 && first) return (frame, args) => void args.push(first(frame));
    if (parts.length === 2 && first && second) {
      return (frame, args) => {
        args.push(first(frame));
        args.push(second(frame));
      };
    }
  }
  return (frame, args, func) => {
    for (let i = 0; i < parts.length; i++) {
      const found = (parts[i] as (frame: Frame, func: Value) => Value | Value[])(frame, func);
      if (Array.isArray(found)) for (const item of found) args.push(item);
      else args.push(found);
    }
  };
}

function spread(node: Of<"starred">, context: Context): (frame: Frame, func: Value) => Value[] {
  const value = context.expression(node.value);
  return (frame, func) => {
    const found = value(frame);
    return rescue(
      "TypeError",
      () => toArray(found),
      (exception) => {
        if (!str(exception).endsWith("object is not iterable")) throw exception;
        throw typeError(
          `${calledName(func)} argument after * must be an iterable, not ${typeOf(found).name}`,
        );
      },
    );
  };
}

function named(nodes: Of<"call">["keywords"], context: Context) {
  if (nodes.length === 0) return undefined;
  const parts = nodes.map(({ name, value }) => ({ name, value: context.expression(value) }));
  return (frame: Frame, func: Value): Map<string, Value> => {
    const found = new Map<string, Value>();
    const add = (name: Value, value: Value) => {
      if (typeof name !== "string") throw typeError("keywords must be strings");
      if (found.has(name)) {
        throw typeError(`${calledName(func)} got multiple values for keyword argument '${name}'`);
      }
      found.set(name, value);
    };
    for (const { name, value } of parts) {
      const given = value(frame);
      if (name !== undefined) add(name, given);
      else {
        if (!(given instanceof PyDict)) {
          throw typeError(
            `${calledName(func)} argument after ** must be a mapping, not ${typeOf(given).name}`,
          );
        }
        for (const [key, item] of given.map) add(given.keyOf(key), item);
      }
    }
    return found;
  };
}

function calledName(func: Value): string {
  if (func instanceof PyClass) return func.name;
  const name = getAttribute(func, "__qualname__");
  return `__main__.${String(name)}()`;
}

/** `super()`: the class whose body holds the method, and the method's first argument. */
function implicitSuper({ scope }: Context): (frame: Frame) => Value {
  const found = scope.isFunction ? scope.locate("__class__") : undefined;
  return (frame) => {
    if (frame.code.parameters.positional === 0) throw error("RuntimeError", "super(): no arguments");
    if (found?.kind !== "free") throw error("RuntimeError", "super(): __class__ cell not found");
    const first = frame.slots[0];
    const self = first instanceof Cell ? first.value : first;
    const cls = (frame.slots[found.slot] as Cell).value;
    if (self === undefined) throw error("RuntimeError", "super(): arg[0] deleted");
    if (!(cls instanceof PyClass)) throw error("RuntimeError", "super(): empty __class__ cell");
    return makeSuper(cls, self);
  };
}

/** `super(cls, self)`. */
export function makeSuper(cls: PyClass, self: Value): PySuper {
  const own = self instanceof PyClass && self.isSubclass(cls) ? self : typeOf(self);
  if (!own.isSubclass(cls)) throw typeError("super(type, obj): obj must be an instance or subtype of type");
  return new PySuper(cls, self, own);
}
