import { findAttribute, overrides } from "./attributes.ts";
import { PyBuiltin, PyFunction, PyGenerator, PyMethod, PySuper } from "./callables.ts";
import { call } from "./calls.ts";
import { error, PyException, typeError, valueError } from "./exceptions.ts";
import { floatText } from "./float-text.ts";
import { identity } from "./hash.ts";
import { bitLength } from "./numbers.ts";
import { PyClass, typeOf, type Value } from "./object.ts";
import { setOrder } from "./sets.ts";
import {
  ellipsis,
  notImplemented,
  PyDict,
  PyFloat,
  PyList,
  PyModule,
  PyRange,
  PySet,
  PySlice,
  PyTuple,
} from "./values.ts";
import { charge, refuel, vm } from "./vm.ts";

/** `repr(value)`. */
export function repr(value: Value): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return String(value);
    case "bigint":
      return bigText(value);
    case "boolean":
      return value ? "True" : "False";
  }
  if (value === null) return "None";
  if (value instanceof PyFloat) return floatText(value.value);
  if (value.cls.dispatches && overrides(value.cls, "__repr__")) {
    return textOf(call(value.cls.lookup("__repr__") as Value, [value]), "__repr__");
  }
  return nativeRepr(value);
}

/** `str(value)`. */
export function str(value: Value): string {
  if (typeof value === "string") return value;
  if (
    value !== null &&
    typeof value === "object" &&
    value.cls.dispatches &&
    overrides(value.cls, "__str__")
  ) {
    return textOf(call(value.cls.lookup("__str__") as Value, [value]), "__str__");
  }
  if (value instanceof PyException) return messageOf(value);
  return repr(value);
}

function textOf(found: Value, method: string): string {
  if (typeof found === "string") return found;
  throw typeError(`${method} returned non-string (type ${typeOf(found).name})`);
}

/** `str(exception)`. */
export function messageOf({ cls, args }: PyException): string {
  const { items } = args;
  if (items.length === 0) return "";
  if (items.length > 1) {
    if (cls.mro.some(({ name }) => name === "OSError") && items.length === 2) {
      return `[Errno ${str(items[0] as Value)}] ${str(items[1] as Value)}`;
    }
    return repr(args);
  }
  const [only] = items as [Value];
  return cls.mro.some(({ name }) => name === "KeyError") ? repr(only) : str(only);
}

export function bigText(value: bigint): string {
  const bits = bitLength(value);
  if (bits > 14_285 || (bits > 14_280 && value.toString().replace("-", "").length > 4300)) {
    throw valueError(
      "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
    );
  }
  return value.toString();
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\\", "\\\\"],
]);

function quoted(text: string): string {
  charge(text.length / 64);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/[\\\n\r\t]|[\p{C}\p{Z}]/gu, (char) => {
    if (char === " ") return char;
    const known = ESCAPES.get(char);
    if (known) return known;
    const code = char.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code < 256) return `\\x${hex.padStart(2, "0")}`;
    return code < 65536 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
  });
  return quote + (quote === "'" ? body.replaceAll("'", "\\'") : body) + quote;
}

/** The containers whose text is being made, to stop at one within itself. */
const open: Value[] = [];

function within(value: Value, recursive: string, body: () => string): string {
  if (open.includes(value)) return recursive;
  if (++vm.depth > vm.limits.recursion) {
    throw error("RecursionError", "maximum recursion depth exceeded while getting the repr of an object");
  }
  open.push(value);
  try {
    return body();
  } finally {
    open.pop();
    vm.depth--;
  }
}

function list(values: readonly Value[]): string {
  let length = 0;
  return values
    .map((value) => {
      if (--vm.fuel < 0) refuel();
      const text = repr(value);
      length += text.length;
      charge(text.length / 64);
      if (length > vm.limits.memory / 2) charge(Number.POSITIVE_INFINITY);
      return text;
    })
    .join(", ");
}

/** The text of a built-in value, whatever its class says. */
export function nativeRepr(value: Value): string {
  if (value instanceof PyList) return within(value, "[...]", () => `[${list(value.items)}]`);
  if (value instanceof PyTuple) {
    const one = value.items.length === 1 ? "," : "";
    return within(value, "(...)", () => `(${list(value.items)}${one})`);
  }
  if (value instanceof PyDict) {
    return within(value, "{...}", () => {
      const entries = [...value.map].map(([key, item]) => {
        if (--vm.fuel < 0) refuel();
        return `${repr(value.keyOf(key))}: ${repr(item)}`;
      });
      return `{${entries.join(", ")}}`;
    });
  }
  if (value instanceof PySet) {
    const name = value.cls.name === "set" ? "" : value.cls.name;
    if (value.map.size === 0) return `${value.cls.name}()`;
    return within(value, `${name || "set"}(...)`, () => {
      const items = `{${list(setOrder(value))}}`;
      return name ? `${name}(${items})` : items;
    });
  }
  if (value instanceof PyRange) {
    const { start, stop, step } = value;
    return `range(${start}, ${stop}${step === 1 ? "" : `, ${step}`})`;
  }
  if (value instanceof PySlice)
    return `slice(${repr(value.start)}, ${repr(value.stop)}, ${repr(value.step)})`;
  if (value instanceof PyException) {
    const { items } = value.args;
    return `${value.cls.name}(${items.length === 1 ? repr(items[0] as Value) : repr(value.args).slice(1, -1)})`;
  }
  return reprOfObject(value);
}

function reprOfObject(value: Value): string {
  if (value === notImplemented) return "NotImplemented";
  if (value === ellipsis) return "Ellipsis";
  if (value instanceof PyClass) return `<class '${fullName(value)}'>`;
  if (value instanceof PyFunction) return `<function ${value.qualname} at ${address(value)}>`;
  if (value instanceof PyBuiltin) {
    return value.binds ? `<method '${value.name}'>` : `<built-in function ${value.name}>`;
  }
  if (value instanceof PyMethod) {
    if (value.func instanceof PyBuiltin) {
      return `<built-in method ${value.func.name} of ${typeOf(value.self).name} object at ${address(value.self)}>`;
    }
    const name =
      value.func instanceof PyFunction ? value.func.qualname : findAttribute(value.func, "__qualname__");
    return `<bound method ${String(name)} of ${repr(value.self)}>`;
  }
  if (value instanceof PyModule) return `<module '${value.name}' (built-in)>`;
  if (value instanceof PyGenerator) return `<generator object ${value.name} at ${address(value)}>`;
  if (value instanceof PySuper) return `<super: ${fullName(value.start)}, ${repr(value.self)}>`;
  const cls = typeOf(value);
  return `<${fullName(cls)} object at ${address(value)}>`;
}

function fullName(cls: PyClass): string {
  return cls.module === "builtins" ? cls.qualname : `${cls.module}.${cls.qualname}`;
}

function address(value: Value): string {
  return `0x${identity(value).toString(16)}`;
}
