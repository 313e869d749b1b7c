import {
  Cell,
  type Code,
  Frame,
  PyBuiltin,
  PyFunction,
  PyGenerator,
  PyMethod,
  PyStaticMethod,
} from "./callables.ts";
import { caught, error, exceptionType, typeError, valueError } from "./exceptions.ts";
import { type Keywords, objectType, PyClass, typeOf, typeType, type Value } from "./object.ts";
import { PyDict, PyInstance, PyTuple } from "./values.ts";
import { refuel, vm } from "./vm.ts";

/**
 * Calls a value.
 *
 * @throws TypeError (of Python) if it cannot be called, or not with these arguments
 */
export function call(func: Value, args: Value[], keywords?: Keywords): Value {
  if (func instanceof PyFunction) return callFunction(func, args, keywords);
  if (func instanceof PyBuiltin) return func.call(args, keywords);
  if (func instanceof PyMethod) return call(func.func, [func.self, ...args], keywords);
  if (func instanceof PyClass) return instantiate(func, args, keywords);
  const cls = typeOf(func);
  const method = cls.lookup("__call__");
  if (method === undefined) throw typeError(`'${cls.name}' object is not callable`);
  return call(method, [func, ...args], keywords);
}

/** Calls a special method with the object first, if its class has the method. */
export function callSpecial(self: Value, name: string, ...args: Value[]): Value | undefined {
  const method = typeOf(self).lookup(name);
  return method === undefined || method === null ? undefined : call(method, [self, ...args]);
}

export function callFunction(func: PyFunction, args: Value[], keywords: Keywords | undefined): Value {
  const { code } = func;
  const frame = enter(func, code, args, keywords);
  if (code.run === undefined) return generator(func, frame);
  const back = vm.frame;
  vm.frame = frame;
  vm.depth++;
  const result = code.run(frame);
  vm.frame = back;
  vm.depth--;
  return result === undefined ? null : (result as Value);
}

/** Makes the frame of a call, with the arguments in their slots. */
function enter(func: PyFunction, code: Code, args: Value[], keywords: Keywords | undefined): Frame {
  if (--vm.fuel < 0) refuel();
  if (vm.depth >= vm.limits.recursion) throw error("RecursionError", "maximum recursion depth exceeded");
  const slots: (Value | Cell | undefined)[] = new Array(code.slots);
  const { parameters } = code;
  const count = parameters.names.length;
  if (keywords === undefined && args.length === count && parameters.positional === count && code.simple) {
    for (let i = 0; i < count; i++) slots[i] = args[i];
  } else bindArguments(func, args, keywords, slots);
  for (const slot of code.cells) slots[slot] = new Cell(slots[slot] as Value | undefined);
  for (let i = 0, { closure } = func; i < closure.length; i++) slots[code.free + i] = closure[i];
  return new Frame(code, slots, vm.frame, vm.depth + 1, code.at);
}

function bindArguments(
  func: PyFunction,
  args: readonly Value[],
  keywords: Keywords | undefined,
  slots: (Value | Cell | undefined)[],
): void {
  const { parameters } = func.code;
  const { names, positional, positionalOnly, rest } = parameters;
  for (let i = 0; i < Math.min(args.length, positional); i++) slots[i] = args[i];
  if (rest >= 0) slots[rest] = new PyTuple(args.slice(positional));
  const more = parameters.keywords >= 0 ? new PyDict() : undefined;
  if (more) slots[parameters.keywords] = more;
  for (const [name, value] of keywords ?? []) {
    const index = names.indexOf(name);
    if (index >= positionalOnly) {
      if (slots[index] !== undefined) {
        throw typeError(`${func.qualname}() got multiple values for argument '${name}'`);
      }
      slots[index] = value;
    } else if (more) more.map.set(name, value);
    else if (index >= 0) {
      const given = names.slice(0, positionalOnly).filter((one) => keywords?.has(one));
      throw typeError(
        `${func.qualname}() got some positional-only arguments passed as keyword arguments: '${given.join(", ")}'`,
      );
    } else throw typeError(`${func.qualname}() got an unexpected keyword argument '${name}'`);
  }
  if (args.length > positional && rest < 0) tooMany(func, args.length, slots);
  fillDefaults(func, slots);
}

function fillDefaults(func: PyFunction, slots: (Value | Cell | undefined)[]): void {
  const { names, positional } = func.code.parameters;
  const { defaults, keywordDefaults } = func;
  const missing: string[] = [];
  for (let i = 0; i < positional; i++) {
    if (slots[i] !== undefined) continue;
    const initial = defaults[i - positional + defaults.length];
    if (initial === undefined) missing.push(names[i] as string);
    else slots[i] = initial;
  }
  if (missing.length > 0) throw missingArguments(func, missing, "positional");
  for (let i = positional; i < names.length; i++) {
    if (slots[i] !== undefined) continue;
    const initial = keywordDefaults?.get(names[i] as string);
    if (initial === undefined) missing.push(names[i] as string);
    else slots[i] = initial;
  }
  if (missing.length > 0) throw missingArguments(func, missing, "keyword-only");
}

function missingArguments(func: PyFunction, names: readonly string[], kind: string) {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.at(-1);
  const list = quoted.length < 3 ? quoted.join(" and ") : `${quoted.slice(0, -1).join(", ")}, and ${last}`;
  const plural = names.length === 1 ? "" : "s";
  return typeError(`${func.qualname}() missing ${names.length} required ${kind} argument${plural}: ${list}`);
}

function tooMany(func: PyFunction, count: number, slots: readonly (Value | Cell | undefined)[]): never {
  const { positional, names } = func.code.parameters;
  const least = positional - func.defaults.length;
  const takes = least < positional ? `from ${least} to ${positional}` : `${positional}`;
  const only = names.slice(positional).filter((_, i) => slots[positional + i] !== undefined).length;
  const given = only
    ? `${count} positional argument${count === 1 ? "" : "s"} (and ${only} keyword-only argument${only === 1 ? "" : "s"}) were`
    : `${count} ${count === 1 ? "was" : "were"}`;
  throw typeError(
    `${func.qualname}() takes ${takes} positional argument${positional === 1 && least === positional ? "" : "s"} but ${given} given`,
  );
}

function generator(func: PyFunction, frame: Frame): PyGenerator {
  const { generate } = func.code;
  const body = (generate as NonNullable<typeof generate>)(frame) as Generator<
    Value,
    Value | undefined,
    Value
  >;
  return new PyGenerator(frame, func.name, body, (self, sent) => resume(self, () => self.body.next(sent)));
}

/** Runs a generator to its next `yield`, and returns the value, or undefined at its end. */
export function resume(
  self: PyGenerator,
  step: () => IteratorResult<Value, Value | undefined>,
): Value | undefined {
  if (self.finished) return undefined;
  if (self.running) throw valueError("generator already executing");
  if (--vm.fuel < 0) refuel();
  if (vm.depth >= vm.limits.recursion) throw error("RecursionError", "maximum recursion depth exceeded");
  const { frame: back, depth } = vm;
  self.frame.back = back;
  self.frame.depth = depth + 1;
  vm.frame = self.frame;
  vm.depth = depth + 1;
  self.running = true;
  self.started = true;
  try {
    const { value, done } = step();
    if (!done) return value;
    self.finished = true;
    self.result = value === undefined ? null : value;
    return undefined;
  } catch (thrown) {
    self.finished = true;
    const exception = caught(thrown, back, depth);
    if (!exception.cls.isSubclass(exceptionType("StopIteration"))) throw exception;
    const outer = error("RuntimeError", "generator raised StopIteration");
    outer.cause = exception;
    throw outer;
  } finally {
    self.running = false;
    vm.frame = back;
    vm.depth = depth;
  }
}

/** Makes an instance of a class. */
export function instantiate(cls: PyClass, args: Value[], keywords: Keywords | undefined): Value {
  if (cls === typeType && args.length === 1) return typeOf(args[0] as Value);
  const create = ownMethod(cls, "__new__");
  const initialize = ownMethod(cls, "__init__");
  let made: Value;
  if (create !== undefined) {
    made = call(create instanceof PyStaticMethod ? create.func : create, [cls, ...args], keywords);
    if (!typeOf(made).isSubclass(cls)) return made;
  } else if (cls.make) {
    // A base that is built in takes the arguments, unless the class has an `__init__` of its own.
    const own = initialize instanceof PyFunction && !cls.isSubclass(exceptionType("BaseException"));
    made = cls.make(cls, own ? [] : args, own ? undefined : keywords);
  } else {
    if (initialize === undefined && (args.length > 0 || keywords?.size)) {
      throw typeError(`${cls.name}() takes no arguments`);
    }
    made = new PyInstance(cls);
  }
  if (cls.open && made instanceof PyInstance) vm.hooks.onInstance?.(made, cls);
  if (initialize instanceof PyFunction || (initialize !== undefined && !cls.make)) {
    const result = call(initialize, [made, ...args], keywords);
    if (result !== null) throw typeError(`__init__() should return None, not '${typeOf(result).name}'`);
  }
  return made;
}

/** Returns a method of a class of the program that is not that of `object`. */
function ownMethod(cls: PyClass, name: string): Value | undefined {
  if (!cls.open) return undefined;
  const found = cls.lookup(name);
  return found === objectType.attributes.get(name) ? undefined : found;
}

/** `object.__new__`. */
export function makeBare(cls: PyClass, args: Value[]): Value {
  return cls.make && cls !== objectType ? cls.make(cls, args, undefined) : new PyInstance(cls);
}
