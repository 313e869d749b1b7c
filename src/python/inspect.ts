import { Cell, type Frame, PyFunction, PyMethod } from "./callables.ts";
import { asException } from "./exceptions.ts";
import { isInt, typeOf, type Value } from "./object.ts";
import { repr } from "./represent.ts";
import { PyFloat, PyInstance } from "./values.ts";
import { inMachine, LimitReached, vm } from "./vm.ts";

/** A value as a host shows it. */
export interface Description {
  /** `repr(value)`, cut off after a number of characters. An instance without a `__repr__` is `<Class object>`. */
  readonly text: string;
  /** The name of the value's class, such as `int`, `float`, `list`, `Value`. */
  readonly kind: string;
  /** The number, if the value is an int, a bool or a float. */
  readonly number?: number;
}

const LIMITS = { time: 100, steps: 20_000, memory: 2 ** 22, output: 0, recursion: 100 };

/**
 * Describes a value, during a run or after it. A `__repr__` of the program runs, within limits of its own and unseen by
 * the hooks.
 *
 * @param length the most characters of the text
 */
export function describe(value: Value, length = 200): Description {
  const kind = typeOf(value).name;
  const text = describeText(value, kind);
  const description = { text: text.length > length ? `${text.slice(0, length - 1)}…` : text, kind };
  if (value instanceof PyFloat) return { ...description, number: value.value };
  return isInt(value) ? { ...description, number: Number(value) } : description;
}

function describeText(value: Value, kind: string): string {
  if (value instanceof PyFunction) return `<function ${value.qualname}>`;
  const { builtins, globals, modules, loaders, ids } = vm;
  return inMachine({ limits: LIMITS, builtins, globals, modules, loaders, ids }, () => {
    try {
      const text = repr(value);
      return text.replace(/ at 0x[\da-f]+>/g, ">");
    } catch (thrown) {
      if (thrown instanceof LimitReached || asException(thrown)) return `<${kind} object>`;
      throw thrown;
    }
  });
}

/** Returns the local variables of a running call that have a value, by name. In the module, these are the globals. */
export function localsOf(frame: Frame): ReadonlyMap<string, Value> {
  if (frame.namespace) return frame.namespace;
  const found = new Map<string, Value>();
  frame.code.names.forEach((name, slot) => {
    const content = frame.slots[slot];
    const value = content instanceof Cell ? content.value : content;
    if (value !== undefined && !name.startsWith(".")) found.set(name, value);
  });
  return found;
}

/** A function of the program. */
export interface FunctionDescription {
  readonly name: string;
  /** Where it is defined. */
  readonly line: number;
  /** The variables of outer functions that it uses, and their values now. */
  readonly captured: ReadonlyMap<string, Value>;
}

/** Describes a function, lambda or bound method of the program; undefined for other values. */
export function describeFunction(value: Value): FunctionDescription | undefined {
  if (value instanceof PyMethod) return describeFunction(value.func);
  if (!(value instanceof PyFunction)) return undefined;
  const { code, closure, qualname } = value;
  const captured = new Map<string, Value>();
  closure.forEach((cell, i) => {
    const name = code.names[code.free + i];
    if (name !== undefined && cell.value !== undefined) captured.set(name, cell.value);
  });
  return { name: qualname, line: code.at.line, captured };
}

/** Returns the attributes of an instance of a class of the program. */
export function attributesOf(value: Value): ReadonlyMap<string, Value> {
  return value instanceof PyInstance ? value.attributes : new Map();
}

/** Returns the lines of the running calls, the innermost first. */
export function linesOf(frame: Frame): number[] {
  const lines: number[] = [];
  for (let own: Frame | undefined = frame; own; own = own.back) if (!own.code.hidden) lines.push(own.at.line);
  return lines;
}
