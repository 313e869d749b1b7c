import {
  builtinType,
  cellType,
  classmethodType,
  functionType,
  generatorType,
  methodType,
  type Native,
  type PyClass,
  PyObject,
  propertyType,
  staticmethodType,
  superType,
  type Value,
} from "./object.ts";
import type { Place } from "./place.ts";
import { PyIterator } from "./values.ts";

/** What a statement leaves behind: undefined to go on, a jump, or the value of `return`. */
export type Completion = undefined | typeof BREAK | typeof CONTINUE | Value;

export const BREAK = Symbol("break");
export const CONTINUE = Symbol("continue");

/** The parameters of a function, in the order of their slots. */
export interface Parameters {
  readonly names: readonly string[];
  /** How many of the names are positional; the others are keyword-only. */
  readonly positional: number;
  readonly positionalOnly: number;
  /** Slots of `*args` and `**kw`, or −1. */
  readonly rest: number;
  readonly keywords: number;
}

/** A compiled function, class body or module. */
export interface Code {
  readonly name: string;
  readonly parameters: Parameters;
  /** Names by slot: parameters and other local variables, then those of outer functions. */
  readonly names: readonly string[];
  /** Local slots that hold a {@link Cell}, because an inner function uses the variable. */
  readonly cells: readonly number[];
  /** The slot of the first variable of an outer function. */
  readonly free: number;
  readonly slots: number;
  /** Code of this folder rather than of the program: it is not in tracebacks, and no hook sees it. */
  readonly hidden: boolean;
  /** Whether it has no `*args` and `**kw`. */
  readonly simple: boolean;
  /** Where it is defined. */
  readonly at: Place;
  /** Set for plain functions. */
  run: ((frame: Frame) => Completion) | undefined;
  /** Set for functions with `yield`. */
  generate: ((frame: Frame) => Generator<Value, Completion, Value>) | undefined;
}

/** A call that is running. */
export class Frame {
  /** The running line. */
  at: Place;
  /** The names of a class body or of the module. */
  namespace: Map<string, Value> | undefined = undefined;
  /** The exception that an `except` or `finally` of this call handles. */
  handling: Value | undefined = undefined;
  constructor(
    readonly code: Code,
    readonly slots: (Value | Cell | undefined)[],
    /** The caller. */
    public back: Frame | undefined,
    /** How many calls are running, with this one. */
    public depth: number,
    at: Place,
  ) {
    this.at = at;
  }
}

/** A variable that an inner function shares. */
export class Cell extends PyObject {
  constructor(public value: Value | undefined) {
    super();
  }
  get cls(): PyClass {
    return cellType;
  }
}

/** A function of the program. */
export class PyFunction extends PyObject {
  attributes: Map<string, Value> | undefined = undefined;
  constructor(
    readonly code: Code,
    readonly defaults: readonly Value[],
    readonly keywordDefaults: ReadonlyMap<string, Value> | undefined,
    readonly closure: readonly Cell[],
    public name: string,
    public qualname: string,
  ) {
    super();
  }
  get cls(): PyClass {
    return functionType;
  }
}

/** A function written in JavaScript. In a class, it is a method. */
export class PyBuiltin extends PyObject {
  attributes: Map<string, Value> | undefined = undefined;
  /** Whether it gets the instance when it is read from one. */
  binds = false;
  constructor(
    readonly name: string,
    readonly call: Native,
  ) {
    super();
  }
  get cls(): PyClass {
    return builtinType;
  }
}

export class PyMethod extends PyObject {
  constructor(
    readonly self: Value,
    readonly func: Value,
  ) {
    super();
  }
  get cls(): PyClass {
    return this.func instanceof PyBuiltin ? builtinType : methodType;
  }
}

export class PyProperty extends PyObject {
  constructor(
    readonly get: Value,
    readonly set: Value,
    readonly remove: Value,
    public name = "",
  ) {
    super();
  }
  get cls(): PyClass {
    return propertyType;
  }
}

export class PyClassMethod extends PyObject {
  constructor(readonly func: Value) {
    super();
  }
  get cls(): PyClass {
    return classmethodType;
  }
}

export class PyStaticMethod extends PyObject {
  constructor(readonly func: Value) {
    super();
  }
  get cls(): PyClass {
    return staticmethodType;
  }
}

export class PySuper extends PyObject {
  constructor(
    readonly start: PyClass,
    readonly self: Value,
    readonly selfClass: PyClass,
  ) {
    super();
  }
  get cls(): PyClass {
    return superType;
  }
}

/** A running generator of the program. */
export class PyGenerator extends PyIterator {
  running = false;
  finished = false;
  started = false;
  /** What `return` gave. */
  result: Value = null;
  constructor(
    readonly frame: Frame,
    readonly name: string,
    readonly body: Generator<Value, Value | undefined, Value>,
    readonly resume: (generator: PyGenerator, sent: Value) => Value | undefined,
  ) {
    super();
  }
  get cls(): PyClass {
    return generatorType;
  }
  next(): Value | undefined {
    return this.resume(this, null);
  }
}
