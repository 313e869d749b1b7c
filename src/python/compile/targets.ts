import { deleteAttribute, setAttribute } from "../attributes.ts";
import { typeError, valueError } from "../exceptions.ts";
import { items, toArray } from "../iteration.ts";
import { PyClass, typeOf, type Value } from "../object.ts";
import { deleteItem, setItem } from "../subscripts.ts";
import type { Expression } from "../tree.ts";
import { PyInstance, PyList, PyTuple } from "../values.ts";
import { refuel, vm } from "../vm.ts";
import type { Context, Execute, Store } from "./context.ts";
import { remove, store } from "./names.ts";

/** Compiles the target of an assignment. */
export function compileTarget(node: Expression, context: Context): Store {
  switch (node.kind) {
    case "name":
      return store(node.name, context);
    case "attribute": {
      const object = context.expression(node.object);
      const { name } = node;
      return (frame, value) => setAttribute(object(frame), name, value);
    }
    case "subscript": {
      const object = context.expression(node.object);
      const index = context.expression(node.index);
      return (frame, value) => {
        const container = object(frame);
        setItem(container, index(frame), value);
      };
    }
    case "tuple":
    case "list":
      return unpack(node.items, context);
    default:
      return () => {};
  }
}

function unpack(nodes: readonly Expression[], context: Context): Store {
  const star = nodes.findIndex(({ kind }) => kind === "starred");
  const targets = nodes.map((node) => compileTarget(node.kind === "starred" ? node.value : node, context));
  const count = targets.length;
  if (star < 0) {
    return (frame, value) => {
      const found = exactly(value, count);
      for (let i = 0; i < count; i++) (targets[i] as Store)(frame, found[i] as Value);
    };
  }
  return (frame, value) => {
    checkIterable(value);
    const found = toArray(value);
    const least = count - 1;
    if (found.length < least) {
      throw valueError(`not enough values to unpack (expected at least ${least}, got ${found.length})`);
    }
    const after = count - star - 1;
    const rest = found.splice(star, found.length - least, null);
    found[star] = new PyList(rest);
    if (found.length !== star + 1 + after) throw valueError("too many values to unpack");
    for (let i = 0; i < count; i++) (targets[i] as Store)(frame, found[i] as Value);
  };
}

function checkIterable(value: Value): void {
  const cls = typeOf(value);
  const scalar = value === null || (typeof value !== "object" && typeof value !== "string");
  const plain =
    (value instanceof PyInstance || value instanceof PyClass) &&
    cls.lookup("__iter__") === undefined &&
    cls.lookup("__getitem__") === undefined;
  if (scalar || plain || cls.name === "float" || cls.name === "function") {
    throw typeError(`cannot unpack non-iterable ${cls.name} object`);
  }
}

/** Returns the items of a value, which must be as many as the targets. */
function exactly(value: Value, count: number): readonly Value[] {
  let found: readonly Value[];
  if ((value instanceof PyTuple || value instanceof PyList) && !value.cls.open) {
    found = value.items;
    if (found.length > count) throw valueError(`too many values to unpack (expected ${count})`);
  } else {
    checkIterable(value);
    const each = items(value);
    const read: Value[] = [];
    for (let item = each.next(); item !== undefined; item = each.next()) {
      if (--vm.fuel < 0) refuel();
      if (read.length === count) throw valueError(`too many values to unpack (expected ${count})`);
      read.push(item);
    }
    found = read;
  }
  if (found.length < count) {
    throw valueError(`not enough values to unpack (expected ${count}, got ${found.length})`);
  }
  return value instanceof PyList ? [...found] : found;
}

/** Compiles one target of `del`. */
export function compileDelete(node: Expression, context: Context): Execute {
  switch (node.kind) {
    case "name":
      return remove(node.name, context);
    case "attribute": {
      const object = context.expression(node.object);
      return (frame) => void deleteAttribute(object(frame), node.name);
    }
    case "subscript": {
      const object = context.expression(node.object);
      const index = context.expression(node.index);
      return (frame) => {
        const container = object(frame);
        deleteItem(container, index(frame));
        return undefined;
      };
    }
    case "tuple":
    case "list": {
      const targets = node.items.map((item) => compileDelete(item, context));
      return (frame) => {
        for (const target of targets) target(frame);
        return undefined;
      };
    }
    default:
      return () => undefined;
  }
}
