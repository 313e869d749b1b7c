import { typeError } from "../exceptions.ts";
import { format } from "../format.ts";
import { toArray } from "../iteration.ts";
import { typeOf, type Value } from "../object.ts";
import { repr, str } from "../represent.ts";
import { addItem } from "../set-operations.ts";
import { storeItem } from "../subscripts.ts";
import type { Expression, Of } from "../tree.ts";
import { PyDict, PyList, PySet, PyTuple } from "../values.ts";
import { allocate } from "../vm.ts";
import type { Context, Evaluate } from "./context.ts";

/** Compiles `[a, *b]`, `(a, b)` and `{a, b}`. */
export function compileDisplay(node: Of<"list" | "tuple" | "set">, context: Context): Evaluate {
  const collect = items(node.items, context);
  switch (node.kind) {
    case "list":
      return (frame) => new PyList(collect(frame));
    case "tuple":
      return (frame) => new PyTuple(collect(frame));
    default:
      return (frame) => {
        const set = new PySet();
        for (const item of collect(frame)) addItem(set, item);
        return set;
      };
  }
}

function items(nodes: readonly Expression[], context: Context): (frame: Parameters<Evaluate>[0]) => Value[] {
  const parts = nodes.map((node) => ({
    value: context.expression(node.kind === "starred" ? node.value : node),
    starred: node.kind === "starred",
  }));
  if (!parts.some(({ starred }) => starred)) {
    const values = parts.map(({ value }) => value);
    return (frame) => {
      const found: Value[] = [];
      for (let i = 0; i < values.length; i++) found.push((values[i] as Evaluate)(frame));
      return found;
    };
  }
  return (frame) => {
    const found: Value[] = [];
    for (const { value, starred } of parts) {
      const given = value(frame);
      if (starred) for (const item of starredItems(given)) found.push(item);
      else found.push(given);
    }
    return found;
  };
}

function starredItems(value: Value): Value[] {
  try {
    return toArray(value);
  } catch (thrown) {
    if (typeOf(value).lookup("__iter__") === undefined && typeof value !== "object") {
      throw typeError(`Value after * must be an iterable, not ${typeOf(value).name}`);
    }
    throw thrown;
  }
}

/** Compiles `{key: value, **other}`. */
export function compileDict(node: Of<"dict">, context: Context): Evaluate {
  const entries = node.entries.map(({ key, value }) => ({
    key: key && context.expression(key),
    value: context.expression(value),
  }));
  return (frame) => {
    const dict = new PyDict();
    for (const { key, value } of entries) {
      if (key) {
        const own = key(frame);
        storeItem(dict, own, value(frame));
      } else {
        const other = value(frame);
        if (!(other instanceof PyDict)) throw typeError(`'${typeOf(other).name}' object is not a mapping`);
        for (const [hash, item] of other.map) dict.store(hash, other.keyOf(hash), item);
      }
    }
    return dict;
  };
}

/** Compiles an f-string. */
export function compileText(
  parts: Of<"text">["parts"],
  context: Context,
): (frame: Parameters<Evaluate>[0]) => string {
  const compiled = parts.map((part) => {
    if (typeof part === "string") return part;
    const value = context.expression(part.value);
    const specification = part.format.length > 0 ? compileText(part.format, context) : undefined;
    const { conversion } = part;
    return (frame: Parameters<Evaluate>[0]): string => {
      let found = value(frame);
      if (conversion) found = conversion === "s" ? str(found) : repr(found);
      return format(found, specification ? specification(frame) : "");
    };
  });
  return (frame) => {
    let text = "";
    for (const part of compiled) text += typeof part === "string" ? part : part(frame);
    if (text.length > 4096) allocate(text.length);
    return text;
  };
}
